import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditEntries } from "@/db/schema";
import { issuePermit } from "@/lib/domain/access/permit";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import {
  countWrites,
  joinCustomer,
  makeWorld,
  money,
  permit,
  turnClockTo,
  type World,
} from "../budget/governance.fixture";
import { importRows, map, type Row } from "../delivery/delivery.fixture";
import { discardDelivery } from "../delivery/discard-delivery";
import { listHeld } from "../delivery/list-held";
import { buyer, sell } from "../order/order.fixture";
import { buyResource, unsubscribe } from "../order/resource-order.fixture";
import { inTenant } from "../tenant";
import { recordUsageEvents } from "../usage-event/record-usage-events";
import { changesOf, close, codesOf, figuresOf, meterOf, on, used } from "./closing.fixture";
import { listMonths } from "./list-months";

const database = await openTestDatabase();

const at = (text: string) => turnClockTo(database.url, new Date(`${text}+08:00`));
/** Customers of both resellers with a bill each of February 2025. */
async function billed(): Promise<{ world: World; one: string; two: string; bill: readonly Row[] }> {
  await at("2025-02-20T10:00:00");
  const world = await makeWorld();
  const one = await joinCustomer(world);
  const two = await joinCustomer({ ...world, reseller: world.otherReseller });
  const bill = [on("2025-02-03", "10", one), on("2025-02-28", "1", one), on("2025-02-04", "20", two)];
  await importRows(world.distributor, bill);
  return { world, one, two, bill };
}

test("a month closes when its last day is complete, once, in order, and leaves its entry", async () => {
  const { world, one } = await billed();
  const { distributor } = world;
  await importRows(distributor, [on("2025-01-31", "7", one)]);
  expect(codesOf(await close(distributor, "2025-02"))).toEqual([
    "expenditure.month-not-over",
    "expenditure.earlier-month-open",
  ]);
  await at("2025-03-01T23:59:50");
  expect(codesOf(await close(distributor, "2025-02"))[0]).toBe("expenditure.last-day-provisional");
  await at("2025-03-02T00:00:00");
  const before = await countWrites(world);
  expect(codesOf(await close(distributor, "2025-02"))).toEqual(["expenditure.earlier-month-open"]);
  expect(await countWrites(world)).toEqual(before);
  expect(codesOf(await close(distributor, "2025-01"))).toEqual(["saved"]);
  const answers = await Promise.all(Array.from({ length: 8 }, () => close(distributor, "2025-02")));
  expect(answers.map(codesOf).toSorted()).toEqual([...Array(7).fill(["expenditure.month-closed"]), ["saved"]]);
  const entries = await inTenant(distributor, (tx) =>
    tx.select().from(auditEntries).where(eq(auditEntries.action, "month.closed")),
  );
  expect(entries.map(({ subjectKind, subjectId, after }) => [subjectKind, subjectId, after])).toMatchObject([
    ["month", "2025-01", { customers: 1, spent: "7" }],
    ["month", "2025-02", { customers: 2, spent: "31" }],
  ]);
  const { months, next } = await listMonths(permit(distributor, "expenditure.read"));
  expect(months.slice(0, 3).map(({ month, state }) => [month, state])).toEqual([
    ["2025-03", "running"],
    ["2025-02", "closed"],
    ["2025-01", "closed"],
  ]);
  expect(next).toBeNull();
});

test("what is still to come is told before and hinders nothing once confirmed", async () => {
  const { world, one, bill } = await billed();
  const { distributor } = world;
  await recordUsageEvents(permit(meterOf(world), "usage.record"), [used("meter-only", "2025-02-10")]);
  await map(distributor, "meter-only", one);
  await importRows(distributor, [...bill, on("2025-02-05", "3", "nobody")]);
  await importRows(distributor, bill.slice(0, 1));
  await at("2025-03-05T10:00:00");
  const before = await countWrites(world);
  expect(await close(distributor, "2025-02", false)).toEqual({
    status: "confirm",
    consequences: [
      { code: "closing.held-deliveries", count: 1 },
      { code: "closing.parked-charges", rows: 1, amount: money("3") },
      { code: "closing.estimates", customers: 1, amount: money("2") },
    ],
  });
  expect(await countWrites(world)).toEqual(before);
  expect(codesOf(await close(distributor, "2025-02"))).toEqual(["saved"]);
  const [held] = await listHeld(permit(distributor, "delivery.read"));
  if (!held) throw new Error("nothing is held");
  await discardDelivery(permit(distributor, "delivery.accept"), held);
  expect(await changesOf(distributor, "2025-02")).toEqual([]);
});

test("every later move of a closed month is told with its cause, to each side of its own time", async () => {
  const { world, one, two, bill } = await billed();
  const { distributor, reseller, otherReseller } = world;
  const offerId = await sell(world, { valid_from: "2025-01-01" });
  const bought = await buyer(world, "1000");
  const resourceId = await buyResource(world, bought, offerId);
  await at("2025-03-02T10:00:00");
  expect(codesOf(await close(distributor, "2025-02"))).toEqual(["saved"]);

  await importRows(distributor, [...bill, on("2025-02-09", "5", two), on("2025-02-10", "0.5", "nobody")]);
  await recordUsageEvents(permit(meterOf(world), "usage.record"), [used("meter", "2025-02-10")]);
  await map(distributor, "meter", one);
  await recordUsageEvents(permit(meterOf(world), "usage.record"), [used("meter", "2025-02-11", "4")]);
  await map(distributor, "nobody", one);
  const refunded = await unsubscribe(world, bought, resourceId);
  expect(refunded).toMatchObject({ allowed: true });

  const told = await changesOf(distributor, "2025-02");
  expect(told.slice(0, 4)).toEqual([
    [two, "delivery", "5"],
    [one, "ownership", "2"],
    [one, "event", "4"],
    [one, "ownership", "0.5"],
  ]);
  expect(told.slice(4)).toEqual([[bought, "order", expect.stringMatching(/^-\d/)]]);
  expect((await changesOf(reseller, "2025-02")).map(([customer]) => customer)).toEqual([one, one, one, bought]);
  expect(await changesOf(otherReseller, "2025-02")).toEqual([[two, "delivery", "5"]]);
  expect(await figuresOf(otherReseller, "2025-02")).toEqual({ now: ["25", "25"], moved: ["5", "5"], state: "closed" });
  expect(await changesOf(world.otherDistributor, "2025-02")).toEqual([]);
});

test("a bill under which estimates of another customer give way is what moved that one's month", async () => {
  const { world, one, two, bill } = await billed();
  const { distributor } = world;
  await recordUsageEvents(permit(meterOf(world), "usage.record"), [used("shared", "2025-02-05")]);
  await map(distributor, "shared", one);
  await map(distributor, "shared", two, "2025-02-06");
  await at("2025-03-02T10:00:00");
  expect(codesOf(await close(distributor, "2025-02"))).toEqual(["saved"]);
  // All of the month is covered by a bill that came after it, also the days that are still the first one's.
  await importRows(distributor, [...bill, on("2025-02-20", "9", "shared")]);
  expect((await changesOf(distributor, "2025-02")).toSorted()).toEqual(
    [
      [one, "delivery", "-2"],
      [two, "delivery", "9"],
    ].toSorted(),
  );
});

test("nobody but the distributor's bookkeepers may try", async () => {
  const world = await makeWorld();
  expect(issuePermit(world.reseller, "expenditure.close")).toBeNull();
  for (const [role, may] of [
    ["finance", true],
    ["viewer", false],
    ["account-manager", false],
  ] as const) {
    const via = { ...world.distributor.via, roles: [role] } as typeof world.distributor.via;
    expect(issuePermit({ ...world.distributor, via }, "expenditure.close") !== null).toBe(may);
  }
});
