import { expect, test } from "vitest";
import type { CreditAnswer } from "@/lib/contracts/credit";
import type { Actor } from "@/lib/domain/access/actor";
import { PURCHASE_OPERATIONS } from "@/lib/domain/purchase/operation";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { countWrites, customerActor, joinCustomer, makeWorld, permit, type World } from "../budget/governance.fixture";
import { actionsOf } from "../delegation/delegation.fixture";
import { getCustomerThen } from "../history/get-customer-then";
import { buy, buyer, sell } from "../order/order.fixture";
import { getStanding } from "../portal/get-standing";
import { decidePurchases } from "../purchase/decide-purchases";
import { asking, shopOf } from "../reservation/reservation.fixture";
import { reserve } from "../reservation/reserve";
import { standing } from "./credit.fixture";
import { getCredit } from "./get-credit";
import { recordCredits } from "./record-credits";
import { setCreditRule } from "./set-credit-rule";

await openTestDatabase();

const CODE = "purchase.partner-credit-used-up";
const day = (number: number) => new Date(Date.UTC(2026, 0, number));

async function record(actor: Actor, due: string, asOf = day(1), dryRun = false): Promise<CreditAnswer | undefined> {
  const records = [standing(due, asOf)];
  const kept = await recordCredits(permit(actor, "credit.record"), { records, source: "recorded", dryRun });
  if (!kept.allowed) throw new Error("nothing is suspended");
  return kept.answers[0];
}
const heed = (actor: Actor, on: boolean) =>
  setCreditRule(permit(actor, "credit-rule.set"), { heed: on, reason: "Because" });

/** What the credit says to every operation of the customer's; one answer where it says the same to all but leaving. */
async function creditOf({ distributor }: World, customerId: string) {
  const asked = PURCHASE_OPERATIONS.map((operation) => ({ customerId, operation, amount: null }));
  const verdicts = await decidePurchases(permit(distributor, "purchase.decide"), asked);
  const found = verdicts.map((verdict) =>
    verdict?.decision.allowed === false ? (verdict.decision.reasons.find(({ code }) => code === CODE) ?? null) : null,
  );
  const buying = found.filter((_, index) => PURCHASE_OPERATIONS[index] !== "unsubscribe");
  expect(found.length - buying.length).toBe(1);
  expect(found[PURCHASE_OPERATIONS.indexOf("unsubscribe")]).toBeNull();
  expect(new Set(buying.map((one) => JSON.stringify(one))).size).toBe(1);
  return buying[0] ?? null;
}
const by = (...companies: readonly ("distributor" | "reseller")[]) => ({
  code: CODE,
  companies,
  liftedBy: companies[0],
});

test("heeded and used up, it refuses everything below it; another's says nothing; the newest record lifts it", async () => {
  const world = await makeWorld();
  const { distributor, reseller, otherReseller } = world;
  const customerId = await joinCustomer(world);
  expect(await record(reseller, "99")).toEqual({ status: "written" });
  expect(await heed(reseller, true)).toEqual({ allowed: true });
  expect(await creditOf(world, customerId)).toBeNull();
  await record(reseller, "100", day(2));
  expect(await creditOf(world, customerId)).toEqual(by("reseller"));

  await record(distributor, "500", day(2));
  await record(otherReseller, "500", day(2));
  await heed(otherReseller, true);
  expect(await creditOf(world, customerId)).toEqual(by("reseller"));
  await heed(distributor, true);
  expect(await creditOf(world, customerId)).toEqual(by("distributor", "reseller"));
  await heed(distributor, false);

  // What comes late of an older instant changes nothing, what corrects the same one does.
  await record(reseller, "0", day(1));
  expect(await creditOf(world, customerId)).toEqual(by("reseller"));
  await record(reseller, "50", day(2));
  expect(await creditOf(world, customerId)).toBeNull();
});

test("orders, reservations and the mark of open pages follow it, and the past tells what was known then", async () => {
  const world = await makeWorld();
  const { reseller } = world;
  const customerId = await buyer(world, "1000");
  const offerId = await sell(world);
  const portal = permit(customerActor(world, customerId), "portal.read");
  const codes = (answer: { readonly allowed: boolean; readonly reasons?: readonly { readonly code: string }[] }) =>
    answer.allowed ? [] : (answer.reasons ?? []).map(({ code }) => code);
  await record(reseller, "100");
  const open = await getStanding(portal);
  expect(codes(await buy(world, customerId, offerId))).toEqual([]);
  await heed(reseller, true);
  const shut = await getStanding(portal);
  expect((await getStanding(portal))?.mark).toBe(shut?.mark);
  expect(codes(await buy(world, customerId, offerId))).toEqual([CODE]);
  expect(codes(await reserve(shopOf(reseller), asking(customerId, "5")))).toEqual([CODE]);
  await record(reseller, "20", day(3));
  const lifted = await getStanding(portal);
  expect(codes(await buy(world, customerId, offerId))).toEqual([]);

  const read = permit(world.distributor, "history.read");
  const then = async (at: Date | undefined) => (await getCustomerThen(read, customerId, at ?? day(1)))?.usedUpCredits;
  expect(await then(open?.at)).toEqual([]);
  expect(await then(shut?.at)).toEqual(["reseller"]);
  expect(await then(lifted?.at)).toEqual([]);
  expect(shut?.mark).not.toBe(open?.mark);
});

test("a record stands once, never of the future; a dry run writes nothing, and each company sees its own", async () => {
  const world = await makeWorld();
  const { distributor, reseller } = world;
  const before = await countWrites(world);
  expect(await record(reseller, "10", day(1), true)).toEqual({ status: "written" });
  const future = new Date(Date.now() + 60_000);
  expect(await record(reseller, "10", future)).toMatchObject({
    status: "refused",
    reasons: [{ code: "credit.as-of-future", asOf: future }],
  });
  expect(await countWrites(world)).toEqual(before);
  expect(await record(reseller, "10")).toEqual({ status: "written" });
  expect(await record(reseller, "10")).toEqual({ status: "stands" });
  expect(await heed(reseller, false)).toEqual({ allowed: false, reasons: [{ code: "credit.not-heeded" }] });
  expect(await heed(reseller, true)).toEqual({ allowed: true });
  expect(await heed(reseller, true)).toEqual({ allowed: false, reasons: [{ code: "credit.heeded-already" }] });
  expect([await actionsOf(world, "credit.recorded"), await actionsOf(world, "credit.rule-set")]).toEqual([1, 1]);

  const own = await getCredit(permit(reseller, "credit.read"));
  expect(own).toMatchObject({ currency: "USD", newest: standing("10"), heeded: { reason: "Because" } });
  for (const actor of [distributor, world.otherReseller, world.otherDistributor]) {
    expect(await getCredit(permit(actor, "credit.read"))).toMatchObject({ newest: null, heeded: null, records: [] });
  }
});
