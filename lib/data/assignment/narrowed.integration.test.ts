import { beforeAll, describe, expect, test } from "vitest";
import { auditEntries, restrictionActs } from "@/db/schema";
import type { RequestWish } from "@/lib/contracts/request";
import type { Actor } from "@/lib/domain/access/actor";
import { FREEZE_AGREEMENT_VERSION } from "@/lib/domain/restriction/cause";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { charge, joinCustomer, makeWorld, money, permit, type World } from "../budget/governance.fixture";
import { give } from "../coupon/coupon.fixture";
import { grantTo, set } from "../delegation/delegation.fixture";
import { newId } from "../new-id";
import { buy, codesOf, sell } from "../order/order.fixture";
import { ask } from "../question/question.fixture";
import { createRequest } from "../request/create-request";
import { waiting } from "../request/request.fixture";
import { liftFreeze } from "../restriction/lift-freeze";
import { orderFreeze } from "../restriction/order-restriction";
import { inTenant } from "../tenant";
import { addColleague, assign, assignReseller, joinOwn } from "./assignment.fixture";
import { OF_NOBODY } from "./of-nobody.fixture";
import { openToAccountManagers } from "./open-to-managers.fixture";
import { NotForThisCompany, type Thing } from "./twin.fixture";
import { BY_ID, WHOLE } from "./twins.fixture";

await openTestDatabase();
const at = new Date();

const block = { kind: "block-pay-per-use", messageToCustomer: null } as const;
const foreign: Thing = { customerId: newId(), resellerId: newId(), requestId: newId(), actId: newId() };

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
    expect((await ask(world, id)).allowed).toBe(true);
    await set(distributor, id, { type: "monthly", amount: money("100"), action: "alert-only" });
  }
  const offerId = await sell(world, { price: "1" });
  for (const id of [own, unassignedOwn, one, two, elsewhere]) {
    await liftFreeze(permit(distributor, "restriction.lift"), {
      customerId: id,
      origins: ["association-default"],
      reason: "Because",
      messageToCustomer: null,
    });
    await give(world, id, "5");
    expect(codesOf(await buy(world, id, offerId, { agreed: money("1") }))).toEqual([]);
  }
  for (const id of [one, two, elsewhere]) await charge(world, id, "95");
  const asked = {
    one: await waiting(reseller, one, block),
    two: await waiting(reseller, two, block),
    elsewhere: await waiting(otherReseller, elsewhere, block),
  };
  // A freeze of resources waits a quarter of an hour, so it can be called off.
  for (const customerId of [unassignedOwn, one, two, elsewhere]) {
    await orderFreeze(permit(distributor, "restriction.freeze"), {
      customerId,
      level: "account-and-resources",
      reason: "Because",
      messageToCustomer: null,
      agreementVersion: FREEZE_AGREEMENT_VERSION,
    });
  }
  const acts = new Map(
    await inTenant(distributor, async (tx) =>
      (await tx.select({ id: restrictionActs.id, customerId: restrictionActs.customerId }).from(restrictionActs)).map(
        ({ id, customerId }) => [customerId, id] as const,
      ),
    ),
  );
  expect(acts.size).toBe(4);
  const actOf = (customerId: string) => ({ customerId, actId: acts.get(customerId) ?? "" });
  const annOf = await addColleague(distributor, ["account-manager"]);
  const cleo = await addColleague(reseller, ["account-manager"]);
  await assign(distributor, annOf, [own]);
  await assignReseller(distributor, annOf, reseller.company.id);
  await assign(reseller, cleo, [one]);
  const [bright, calm] = [reseller.company.id, otherReseller.company.id];
  narrowed = {
    distributor: {
      actor: annOf,
      assigned: { ...actOf(one), resellerId: bright, requestId: asked.one },
      unassigned: [
        { ...actOf(unassignedOwn), resellerId: calm, requestId: asked.elsewhere },
        { ...actOf(elsewhere), resellerId: calm, requestId: asked.elsewhere },
      ],
    },
    reseller: {
      actor: cleo,
      assigned: { ...actOf(one), resellerId: bright, requestId: asked.one },
      unassigned: [{ ...actOf(two), resellerId: calm, requestId: asked.two }],
    },
  };
  await grantTo(world, { monthlyQuota: money("1000"), oneTimeQuota: null });
}, 60_000);

const entries = () => inTenant(world.distributor, (tx) => tx.$count(auditEntries));

/** What was asked for stands in some answers; by whose id it was asked must make no difference. */
function plain(answer: unknown, { customerId, resellerId, requestId, actId }: Thing): string {
  const text = JSON.stringify(answer, (_key, part) => {
    if (typeof part === "bigint") return String(part);
    return part instanceof Map ? [...part] : part;
  });
  return text
    .replaceAll(customerId, "customer")
    .replaceAll(resellerId, "reseller")
    .replaceAll(requestId, "request")
    .replaceAll(actId, "act");
}

test("every query and command open to account managers has its twin", () => {
  const known = [...Object.keys(BY_ID), ...Object.keys(WHOLE), ...OF_NOBODY].toSorted();
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
        const ids = unassigned.flatMap((thing) => Object.values(thing));
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
      for (const name of [
        "getCustomer",
        "getRequest",
        "listBudgetRecords",
        "listCustomerEvents",
        "getDelegation",
        "getOrder",
        "getMessage",
      ]) {
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
