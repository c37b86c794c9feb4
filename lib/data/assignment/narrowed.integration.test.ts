import { beforeAll, describe, expect, test } from "vitest";
import { auditEntries } from "@/db/schema";
import type { RequestWish } from "@/lib/contracts/request";
import type { Actor } from "@/lib/domain/access/actor";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { charge, joinCustomer, makeWorld, money, permit, type World } from "../budget/governance.fixture";
import { grantTo, set } from "../delegation/delegation.fixture";
import { newId } from "../new-id";
import { createRequest } from "../request/create-request";
import { waiting } from "../request/request.fixture";
import { inTenant } from "../tenant";
import { addColleague, assign, assignReseller, joinOwn } from "./assignment.fixture";
import { BY_ID, NotForThisCompany, OF_NOBODY, openToAccountManagers, type Thing, WHOLE } from "./twins.fixture";

await openTestDatabase();
const at = new Date();

const block = { kind: "block-pay-per-use", messageToCustomer: null } as const;
const foreign: Thing = { customerId: newId(), resellerId: newId(), requestId: newId() };

type Narrowed = { readonly actor: Actor; readonly assigned: Thing; readonly unassigned: readonly Thing[] };
let world: World;
let narrowed: Readonly<Record<"distributor" | "reseller", Narrowed>>;

beforeAll(async () => {
  world = await makeWorld();
  const { distributor, reseller, otherReseller } = world;
  for (const company of [distributor, reseller]) await addColleague(company, ["administrator"]);
  const other = { ...world, reseller: otherReseller };
  const [own, unassignedOwn] = [await joinOwn(world), await joinOwn(world)];
  const [one, two, elsewhere] = [await joinCustomer(world), await joinCustomer(world), await joinCustomer(other)];
  for (const id of [own, unassignedOwn, one, two, elsewhere]) {
    await set(distributor, id, { type: "monthly", amount: money("100"), action: "alert-only" });
  }
  for (const id of [one, two, elsewhere]) await charge(world, id, "95");
  const asked = {
    one: await waiting(reseller, one, block),
    two: await waiting(reseller, two, block),
    elsewhere: await waiting(otherReseller, elsewhere, block),
  };
  const annOf = await addColleague(distributor, ["account-manager"]);
  const cleo = await addColleague(reseller, ["account-manager"]);
  await assign(distributor, annOf, [own]);
  await assignReseller(distributor, annOf, reseller.company.id);
  await assign(reseller, cleo, [one]);
  const [bright, calm] = [reseller.company.id, otherReseller.company.id];
  narrowed = {
    distributor: {
      actor: annOf,
      assigned: { customerId: one, resellerId: bright, requestId: asked.one },
      unassigned: [
        { customerId: unassignedOwn, resellerId: calm, requestId: asked.elsewhere },
        { customerId: elsewhere, resellerId: calm, requestId: asked.elsewhere },
      ],
    },
    reseller: {
      actor: cleo,
      assigned: { customerId: one, resellerId: bright, requestId: asked.one },
      unassigned: [{ customerId: two, resellerId: calm, requestId: asked.two }],
    },
  };
  await grantTo(world, { monthlyQuota: money("1000"), oneTimeQuota: null });
}, 60_000);

const entries = () => inTenant(world.distributor, (tx) => tx.$count(auditEntries));

/** What was asked for stands in some answers; by whose id it was asked must make no difference. */
function plain(answer: unknown, { customerId, resellerId, requestId }: Thing): string {
  const text = JSON.stringify(answer, (_key, part) => {
    if (typeof part === "bigint") return String(part);
    return part instanceof Map ? [...part] : part;
  });
  return text.replaceAll(customerId, "customer").replaceAll(resellerId, "reseller").replaceAll(requestId, "request");
}

test("every query and command open to account managers has its twin", () => {
  const known = [...Object.keys(BY_ID), ...Object.keys(WHOLE), ...OF_NOBODY].sort();
  expect(known).toEqual(openToAccountManagers());
});

for (const kind of ["distributor", "reseller"] as const) {
  describe(`a narrowed account manager of a ${kind}`, () => {
    for (const [name, call] of Object.entries(BY_ID)) {
      test(`${name}: what is not assigned answers as what is not there, and nothing is written`, async () => {
        const { actor, unassigned } = narrowed[kind];
        const before = await entries();
        try {
          const nowhere = plain(await call(actor, foreign, at), foreign);
          for (const thing of unassigned) {
            expect(plain(await call(actor, thing, at), thing)).toBe(nowhere);
          }
        } catch (thrown) {
          if (!(thrown instanceof NotForThisCompany)) throw thrown;
        }
        expect(await entries()).toBe(before);
      });
    }

    for (const [name, call] of Object.entries(WHOLE)) {
      test(`${name}: nothing of what is not assigned is in it`, async () => {
        const { actor, unassigned } = narrowed[kind];
        const ids = unassigned.flatMap(({ customerId, resellerId, requestId }) => [customerId, resellerId, requestId]);
        for (const thing of unassigned) {
          try {
            const text = JSON.stringify(plain(await call(actor, thing, at), foreign));
            for (const id of ids) expect(text).not.toContain(id);
          } catch (thrown) {
            if (!(thrown instanceof NotForThisCompany)) throw thrown;
          }
        }
      });
    }

    test("what is assigned is there", async () => {
      const { actor, assigned } = narrowed[kind];
      for (const name of ["getCustomer", "getRequest", "listBudgetRecords", "listCustomerEvents", "getDelegation"]) {
        const call = BY_ID[name];
        if (!call) throw new Error(`no twin ${name}`);
        const text = plain(await call(actor, assigned, at), assigned);
        expect(text, name).not.toBe(plain(await call(actor, foreign, at), foreign));
      }
    });
  });
}

test("figures are those of the assigned only", async () => {
  const homeOf = async (actor: Actor) => JSON.parse(plain(await WHOLE["getHome"]?.(actor, foreign, at), foreign));
  expect((await homeOf(narrowed.distributor.actor)).counts).toMatchObject({ customers: 3, at90: 2 });
  expect((await homeOf(narrowed.reseller.actor)).counts).toMatchObject({ customers: 1, at90: 1 });
  expect((await homeOf(world.distributor)).counts).toMatchObject({ customers: 5, at90: 3 });
});

test("permissions and quotas of the company are not a narrowed manager's to ask for", async () => {
  const { actor } = narrowed.reseller;
  const wish: RequestWish = {
    kind: "permission",
    permissions: ["freeze-account"],
    monthlyQuota: null,
    oneTimeQuota: null,
  };
  const before = await entries();
  const answer = await createRequest(permit(actor, "request.create"), { customerId: null, reason: "Because", wish });
  expect(answer.allowed ? [] : answer.reasons.map(({ code }) => code)).toContain("request.assigned-only");
  expect(await entries()).toBe(before);
});
