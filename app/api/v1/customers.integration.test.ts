import { beforeEach, describe, expect, test } from "vitest";
import { BudgetState } from "@/lib/contracts/api/budget";
import { Customer, CustomerPage } from "@/lib/contracts/api/customer";
import { Problem } from "@/lib/contracts/api/problem";
import { charge, countWrites, joinCustomer, makeWorld } from "@/lib/data/budget/governance.fixture";
import { FREEZE_AGREEMENT_VERSION } from "@/lib/domain/restriction/cause";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { type Handler, keysOf, send } from "./api.fixture";
import { POST as allow } from "./customers/[id]/allow-pay-per-use/route";
import { POST as block } from "./customers/[id]/block-pay-per-use/route";
import { GET as getBudget, PUT as putBudget } from "./customers/[id]/budget/route";
import { POST as freeze } from "./customers/[id]/freeze/route";
import { POST as lift } from "./customers/[id]/lift/route";
import { GET as getCustomer } from "./customers/[id]/route";
import { GET as listCustomers } from "./customers/route";

await openTestDatabase();
const world = await makeWorld();
const keys = await keysOf(world);
let id: string;

beforeEach(async () => {
  id = await joinCustomer(world);
});

const first = { type: "monthly", amount: "500", version: 0, lift: ["association-default"], reason: "welcome" };
const setFirst = () => send(putBudget, { key: keys.distributor, method: "PUT", id, body: first });
const words = { reason: "Unpaid invoice", messageToCustomer: "Please call us." };

describe("reading", () => {
  test("a customer with its state, by id and by account name", async () => {
    const { status, json } = await send(getCustomer, { key: keys.distributor, method: "GET", id });
    expect(status).toBe(200);
    const customer = Customer.parse(json);
    expect(customer).toMatchObject({
      id,
      reseller: { id: world.reseller.company.id },
      status: "frozen",
      budget: null,
      restriction: { level: "account", freezeOrigins: ["association-default"], payPerUseBlocked: false },
    });
    const named = await send(getCustomer, { key: keys.reseller, method: "GET", id: customer.accountName });
    expect(named.json).toMatchObject({ id });
  });

  test("pages that follow each other show every customer once, and only one's own", async () => {
    await joinCustomer(world);
    await joinCustomer(world);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query: string = `?limit=2${cursor ? `&cursor=${cursor}` : ""}`;
      const { status, json } = await send(listCustomers, { key: keys.reseller, method: "GET", query });
      expect(status).toBe(200);
      const page = CustomerPage.parse(json);
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor;
      if (!cursor) expect(page.total).toBe(seen.length);
    } while (cursor);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toContain(id);
    for (const key of [keys.otherReseller, keys.otherDistributor]) {
      const { json } = await send(listCustomers, { key, method: "GET" });
      expect(json).toEqual({ items: [], total: 0, nextCursor: null });
    }
  });

  test.each(["?limit=0", "?limit=x", "?cursor=abc", "?limt=5", "?limit=1&limit=2", "?status=odd", "?search=%00"])(
    "%s is refused by its name",
    async (query) => {
      const { status, json } = await send(listCustomers, { key: keys.distributor, method: "GET", query });
      expect(status).toBe(400);
      expect(Problem.parse(json)).toMatchObject({ code: "invalid-request", errors: [expect.anything()] });
    },
  );
});

describe("setting a budget", () => {
  test("names the version it saw, in the body or as ETag, and answers the new state", async () => {
    const none = await send(getBudget, { key: keys.distributor, method: "GET", id });
    expect(none.json).toMatchObject({ version: 0, budget: null });
    const unversioned = await send(putBudget, { key: keys.distributor, method: "PUT", id, body: { amount: "5" } });
    expect(unversioned.json).toMatchObject({ status: 428, code: "version-needed" });

    const { status, json, response } = await setFirst();
    expect(status).toBe(200);
    const state = BudgetState.parse(json);
    expect(state).toMatchObject({
      customerId: id,
      budget: { amount: "500", used: "0", remaining: "500", action: "alert-only" },
    });
    const etag = response.headers.get("etag") ?? "";
    const raised = await send(putBudget, {
      key: keys.distributor,
      method: "PUT",
      id,
      body: { amount: 750.5, reason: "more" },
      headers: { "if-match": etag },
    });
    expect(raised.json).toMatchObject({ version: state.version + 1, budget: { amount: "750.5", type: "monthly" } });
    const late = await send(putBudget, {
      key: keys.distributor,
      method: "PUT",
      id,
      body: { amount: "1" },
      headers: { "if-match": etag },
    });
    expect(late.json).toMatchObject({
      status: 409,
      code: "refused",
      reasons: [expect.objectContaining({ code: expect.stringMatching(/^budget\./) })],
    });
  });

  test("below usage is saved only once its consequence was confirmed", async () => {
    const { json } = await setFirst();
    const { version } = BudgetState.parse(json);
    await charge(world, id, "100");
    const lower = { amount: "80", version, reason: "less" };
    const asked = await send(putBudget, { key: keys.distributor, method: "PUT", id, body: lower });
    expect(asked.json).toMatchObject({
      status: 409,
      code: "confirmation-needed",
      consequences: expect.arrayContaining([expect.objectContaining({ code: "budget.used-up-at-once", used: "100" })]),
    });
    const saved = await send(putBudget, {
      key: keys.distributor,
      method: "PUT",
      id,
      body: { ...lower, confirmed: true },
    });
    expect(saved.json).toMatchObject({ budget: { amount: "80", used: "100", remaining: "-20" } });
  });

  test.each([
    [{ amount: "x", version: 0 }, 400],
    [{ amount: "0", version: 0, type: "monthly" }, 409],
    [{ amount: "-5", version: 0, type: "monthly" }, 409],
    [{ amount: "1.001", version: 0, type: "monthly" }, 409],
    [{ amount: "2147483648", version: 0, type: "monthly" }, 409],
    [{ amount: "99999999999999999999999999", version: 0, type: "monthly" }, 409],
    [{ type: "weekly", version: 0 }, 400],
    [{ version: -1 }, 400],
    [{ version: 1e12 }, 400],
    [{ version: 0, reason: "a\u0000b" }, 400],
    [{ version: 0, lift: ["partner-suspended"] }, 400],
  ])("%j is refused and changes nothing", async (body, status) => {
    const before = await countWrites(world);
    expect((await send(putBudget, { key: keys.distributor, method: "PUT", id, body })).status).toBe(status);
    expect(await countWrites(world)).toEqual(before);
  });
});

describe("an Idempotency-Key", () => {
  const once = (key: string, body: unknown) =>
    send(putBudget, { key: keys.distributor, method: "PUT", id, body, headers: { "idempotency-key": key } });

  test("makes many equal requests at once one write with one answer", async () => {
    const before = await countWrites(world);
    const answers = await Promise.all(Array.from({ length: 8 }, () => once("same", first)));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    for (const { json } of answers) expect(json).toEqual(answers[0]?.json);
    expect((await countWrites(world)).records).toBe(before.records + 1);
    const replayed = answers.filter(({ response }) => response.headers.get("idempotency-replayed") === "true");
    expect(replayed).toHaveLength(7);
  });

  test("belongs to one request and one API key", async () => {
    expect((await once("mine", first)).status).toBe(200);
    expect((await once("mine", { ...first, amount: "501" })).json).toMatchObject({
      status: 422,
      code: "other-request",
    });
    const other = await send(putBudget, {
      key: keys.otherDistributor,
      method: "PUT",
      id,
      body: first,
      headers: { "idempotency-key": "mine" },
    });
    expect(other.status).toBe(404);
  });

  test("repeats a refusal too, and must be printable", async () => {
    const wrong = { ...first, amount: "0" };
    expect((await once("refused", wrong)).status).toBe(409);
    const again = await once("refused", wrong);
    expect(again.status).toBe(409);
    expect(again.response.headers.get("idempotency-replayed")).toBe("true");
    expect((await once("a b", first)).json).toMatchObject({ status: 400, code: "invalid-idempotency-key" });
  });
});

describe("restricting", () => {
  test("freeze, lift, block and allow answer the customer as it is then", async () => {
    await setFirst();
    const frozen = await send(freeze, { key: keys.distributor, id, body: { level: "account", ...words } });
    expect(frozen.json).toMatchObject({ restriction: { level: "account", freezeOrigins: ["manual"] } });
    const again = await send(freeze, { key: keys.distributor, id, body: { level: "account", ...words } });
    expect(again.json).toMatchObject({
      status: 409,
      code: "refused",
      reasons: [expect.objectContaining({ code: expect.any(String) })],
    });
    const resources = { level: "account-and-resources", ...words, agreementVersion: FREEZE_AGREEMENT_VERSION };
    expect((await send(freeze, { key: keys.distributor, id, body: resources })).json).toMatchObject({
      restriction: { level: "account-and-resources" },
    });
    const lifted = await send(lift, { key: keys.distributor, id, body: { origins: ["manual"], ...words } });
    expect(lifted.json).toMatchObject({ restriction: { level: "none", freezeOrigins: [] } });
    const later = await send(freeze, { key: keys.distributor, id, body: { ...resources, now: false } });
    expect(later.json).toMatchObject({
      restriction: {
        level: "none",
        ordered: [{ kind: "freeze", level: "account-and-resources", runsAt: expect.any(String) }],
      },
    });
    const blocked = await send(block, { key: keys.distributor, id, body: words });
    expect(blocked.json).toMatchObject({ restriction: { payPerUseBlocked: true, blockOrigins: ["manual"] } });
    const allowed = await send(allow, { key: keys.distributor, id, body: { origins: ["manual"], ...words } });
    expect(allowed.json).toMatchObject({ restriction: { payPerUseBlocked: false } });
  });

  test("wants a reason of at most 256 characters", async () => {
    for (const reason of [undefined, "", " ", "x".repeat(257)]) {
      const { status } = await send(freeze, { key: keys.distributor, id, body: { level: "account", reason } });
      expect(status).toBe(400);
    }
  });
});

const WRITES: readonly (readonly [string, Handler, string, unknown])[] = [
  ["budget", putBudget, "PUT", first],
  ["freeze", freeze, "POST", { level: "account", ...words }],
  ["lift", lift, "POST", { origins: ["association-default"], ...words }],
  ["block", block, "POST", words],
  ["allow", allow, "POST", { origins: ["manual"], ...words }],
];

test.each(WRITES)(
  "%s: who may not finds nothing, is told so, and leaves no trace",
  async (_name, handler, method, body) => {
    const before = await countWrites(world);
    for (const key of [keys.otherReseller, keys.otherDistributor]) {
      expect((await send(handler, { key, method, id, body })).json).toMatchObject({ code: "customer-not-found" });
    }
    expect((await send(handler, { key: keys.reseller, method, id, body })).json).toMatchObject({ code: "refused" });
    expect((await send(handler, { key: keys.decisionsOnly, method, id, body })).json).toMatchObject({
      code: "no-scope",
    });
    expect((await send(handler, { method, id, body })).json).toMatchObject({ code: "unknown-key" });
    for (const odd of ["", "nobody", "a\u0000b", "x".repeat(500)]) {
      expect((await send(handler, { key: keys.distributor, method, id: odd, body })).status).toBe(404);
    }
    expect(await countWrites(world)).toEqual(before);
  },
);
