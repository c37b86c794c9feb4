import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditEntries, freezeCauses } from "@/db/schema";
import type { EvidenceInput } from "@/lib/contracts/history-query";
import { momentOf } from "@/lib/contracts/history-query";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { moveCustomer } from "../association/move-customer";
import { plainOf } from "../audit";
import { canonical, hashOfEntry } from "../audit-log/entry-hash";
import type { SealedFacts } from "../audit-log/sealed-columns";
import {
  budgetInput,
  charge,
  customerActor,
  joinCustomer,
  makeWorld,
  money,
  permit,
} from "../budget/governance.fixture";
import { setBudget } from "../budget/set-budget";
import { instantOf } from "../instant";
import { freezeCustomer } from "../restriction/freeze-customer";
import { liftFreeze } from "../restriction/lift-freeze";
import { inTenant } from "../tenant";
import { getCustomerThen } from "./get-customer-then";
import { takeEvidence } from "./take-evidence";

await openTestDatabase();
const world = await makeWorld();
const customerId = await joinCustomer(world);
await setBudget(
  permit(world.distributor, "budget.set"),
  budgetInput(customerId, { amount: money("100"), lift: ["association-default"] }),
);
await charge(world, customerId, "40");
await freezeCustomer(permit(world.distributor, "restriction.freeze"), {
  customerId,
  level: "account-and-resources",
  reason: "Invoice 7 overdue",
  messageToCustomer: "Please call us",
  agreementVersion: "2026-11",
});
const cause = await manualCause(customerId);
const strangers = [world.otherReseller, world.otherDistributor];

async function manualCause(id: string) {
  const rows = await inTenant(world.distributor, (tx) =>
    tx.select().from(freezeCauses).where(eq(freezeCauses.customerId, id)),
  );
  const found = rows.find(({ origin }) => origin === "manual");
  if (!found) throw new Error("no manual cause");
  return found;
}

const nowOf = (actor: Actor) => inTenant(actor, (tx) => instantOf(tx));
const freezeInput: EvidenceInput = { about: "freeze", causeId: cause.id, format: "json" };

function taken(actor: Actor, id = customerId): Promise<number> {
  return inTenant(actor, async (tx) => {
    const rows = await tx
      .select({ subjectId: auditEntries.subjectId })
      .from(auditEntries)
      .where(eq(auditEntries.action, "evidence.taken"));
    return rows.filter(({ subjectId }) => subjectId === id).length;
  });
}

async function evidenceOf(actor: Actor, input: EvidenceInput) {
  const answer = await takeEvidence(permit(actor, "evidence.read"), input);
  if (answer.status !== "taken") throw new Error(answer.status);
  return answer.evidence;
}

test("the file of a freeze holds what was known then, whom it was told, and entries that can be recomputed", async () => {
  const { content, contentHash } = await evidenceOf(world.distributor, freezeInput);
  expect(content).toMatchObject({
    subject: { about: "freeze", ended: null, known: { used: "40" }, cause: { reason: "Invoice 7 overdue" } },
    moment: { used: money("40"), budget: { amount: money("100") }, authority: { "freeze-account": "distributor" } },
  });
  expect(content.notices.map(({ to, kind, state }) => [to.kind, kind, state])).toEqual([
    ["distributor", "frozen", "waiting"],
    ["reseller", "frozen", "waiting"],
    ["customer", "frozen", "waiting"],
  ]);
  expect(content.entries.map(({ entry }) => entry.action)).toContain("restriction.frozen");
  for (const { position, hash, previousHash, entry } of content.entries) {
    expect(hashOfEntry(previousHash, position, entry as unknown as SealedFacts)).toBe(hash);
  }
  expect(
    createHash("sha256")
      .update(canonical(plainOf(content)))
      .digest("hex"),
  ).toBe(contentHash);
});

test("of another company's people a file leaves out the network address, says so, and still has hash and place", async () => {
  const distributor = { ...world.distributor, ip: "203.0.113.7" };
  const id = await joinCustomer(world);
  await freezeCustomer(permit(distributor, "restriction.freeze"), {
    customerId: id,
    level: "account",
    reason: "Invoice 8 overdue",
    messageToCustomer: null,
    agreementVersion: null,
  });
  const input = { about: "freeze", causeId: (await manualCause(id)).id, format: "json" } as const;
  const frozenIn = async (actor: Actor) => {
    const { content } = await evidenceOf(actor, input);
    return content.entries.find(({ entry }) => entry.action === "restriction.frozen");
  };
  const [whole, partial] = [await frozenIn(distributor), await frozenIn(world.reseller)];
  expect(whole).toMatchObject({ entry: { ip: "203.0.113.7" }, withheld: [] });
  expect(partial).toMatchObject({ hash: whole?.hash, previousHash: whole?.previousHash, withheld: ["ip"] });
  expect(JSON.stringify(partial)).not.toContain("203.0.113.7");
});

test("taken again of the same facts the hash is the same, and each taking is recorded", async () => {
  const before = await taken(world.distributor);
  const first = await evidenceOf(world.reseller, freezeInput);
  const second = await evidenceOf(world.reseller, { ...freezeInput, format: "pdf" });
  expect(second.contentHash).toBe(first.contentHash);
  expect(second.taken.changeId).not.toBe(first.taken.changeId);
  expect(await taken(world.distributor)).toBe(before + 2);
});

test("a refused purchase has its file; an open one, and a moment before the customer came, have none", async () => {
  const at = momentOf(await nowOf(world.distributor));
  const refused = { about: "refusal", customerId, at, operation: "buy-spot", format: "json" } as const;
  const { content } = await evidenceOf(world.distributor, refused);
  expect(content.subject).toMatchObject({
    reasons: [{ code: "purchase.account-frozen" }, { code: "purchase.resources-frozen" }],
  });
  const asking = permit(world.distributor, "evidence.read");
  expect(await takeEvidence(asking, { ...refused, operation: "unsubscribe" })).toEqual({ status: "unknown" });
  expect(await takeEvidence(asking, { ...refused, at: "2020-01-01T00:00" })).toEqual({ status: "unknown" });
});

test("others get neither moment nor file, and leave no trace", async () => {
  const [at, before] = [await nowOf(world.distributor), await taken(world.distributor)];
  for (const stranger of strangers) {
    expect(await getCustomerThen(permit(stranger, "history.read"), customerId, at)).toBeNull();
    expect(await takeEvidence(permit(stranger, "evidence.read"), freezeInput)).toEqual({ status: "unknown" });
    const refused = { about: "refusal", customerId, at: momentOf(at), operation: "buy-spot", format: "pdf" } as const;
    expect(await takeEvidence(permit(stranger, "evidence.read"), refused)).toEqual({ status: "unknown" });
    const asBlock = { about: "block", causeId: cause.id, format: "json" } as const;
    expect(await takeEvidence(permit(world.distributor, "evidence.read"), asBlock)).toEqual({ status: "unknown" });
  }
  expect(await taken(world.distributor)).toBe(before);
  expect(await taken(world.otherDistributor)).toBe(0);
  expect(issuePermit(customerActor(world, customerId), "history.read")).toBeNull();
  expect(issuePermit(customerActor(world, customerId), "evidence.read")).toBeNull();
  for (const text of ["", "not-an-id", "../x"]) {
    expect(await getCustomerThen(permit(world.distributor, "history.read"), text, at)).toBeNull();
  }
});

test("after a customer moved, each reseller opens its own time only, and the end of a freeze is its holder's", async () => {
  const moved = await joinCustomer(world);
  await setBudget(permit(world.distributor, "budget.set"), budgetInput(moved, { amount: money("10") }));
  await freezeCustomer(permit(world.distributor, "restriction.freeze"), {
    customerId: moved,
    level: "account",
    reason: "Contract ends",
    messageToCustomer: null,
    agreementVersion: null,
  });
  const earlier = await nowOf(world.distributor);
  const to = { customerId: moved, resellerId: world.otherReseller.company.id, reason: "New partner" };
  expect((await moveCustomer(permit(world.distributor, "customer.move"), to)).allowed).toBe(true);
  await liftFreeze(permit(world.distributor, "restriction.lift"), {
    customerId: moved,
    origins: ["manual"],
    reason: "The new partner pays",
    messageToCustomer: null,
  });
  const later = await nowOf(world.distributor);
  const sees = async (actor: Actor, at: Date) =>
    (await getCustomerThen(permit(actor, "history.read"), moved, at)) !== null;
  expect([await sees(world.reseller, earlier), await sees(world.reseller, later)]).toEqual([true, false]);
  expect([await sees(world.otherReseller, earlier), await sees(world.otherReseller, later)]).toEqual([false, true]);

  const input = { about: "freeze", causeId: (await manualCause(moved)).id, format: "json" } as const;
  const endSeenBy = async (actor: Actor) => {
    const { content } = await evidenceOf(actor, input);
    return content.subject.about === "freeze" && content.subject.ended?.reason;
  };
  expect(await endSeenBy(world.distributor)).toBe("The new partner pays");
  expect(await endSeenBy(world.reseller)).toBeUndefined();
  expect(await takeEvidence(permit(world.otherReseller, "evidence.read"), input)).toEqual({ status: "unknown" });
});
