import fc from "fast-check";
import { expect, test } from "vitest";
import { wholeOf } from "@/lib/contracts/expenditure";
import type { Actor } from "@/lib/domain/access/actor";
import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import { monthRangeOf } from "@/lib/domain/expenditure/range";
import { decimalOf, plus, sumOf, ZERO } from "@/lib/domain/money/money";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { customerActor, money, permit, turnClockTo } from "../budget/governance.fixture";
import { set } from "../delegation/delegation.fixture";
import { importRows } from "../delivery/delivery.fixture";
import { type ChargeWorld, chargeRows, makeChargeWorld } from "./charge-world.fixture";
import { getBridge } from "./get-bridge";
import { listMonthSpending } from "./list-month-spending";
import { naiveSums, readCharges } from "./naive-sums.fixture";

const database = await openTestDatabase();

const RUNS = process.env["PARTNER_CENTER_LONG"] ? 20 : 3;
const MONTHS = ["2025-02", "2025-03", "2025-04", "2025-05", "2025-06"] as BillingMonth[];

const bridge = (reader: Actor, customerId: string, month: BillingMonth) =>
  getBridge(permit(reader, "expenditure.read"), customerId, month);

const readersOf = (world: ChargeWorld, customerId: string): readonly Actor[] => [
  world.distributor,
  world.reseller,
  world.otherReseller,
  world.otherDistributor,
  ...Object.values(world.managers),
  ...world.customerIds.map((id) => customerActor(world, id)),
  customerActor(world, customerId),
];

/** Two one-time budgets and a monthly one from June on, and a bill of June. */
async function withBudgets(world: ChargeWorld): Promise<void> {
  const [moved = "", stays = "", other = ""] = world.customerIds;
  await set(world.distributor, moved, { type: "one-time", amount: money("1000") });
  await set(world.distributor, stays, { type: "monthly", amount: money("1000") });
  await set(world.distributor, other, { type: "one-time", amount: money("1000") });
  await turnClockTo(database.url, new Date("2025-07-20T10:00:00+08:00"));
  for (const month of ["06", "07"]) {
    await importRows(
      world.distributor,
      [moved, stays, other].map((account, index) => ({
        SubAccountId: account,
        BillingAccountId: `late-${month}`,
        ListCost: `${index + 1}.5`,
        ChargePeriodStart: `2025-${month}-10 00:00:00`,
        ChargePeriodEnd: `2025-${month}-10 01:00:00`,
        BillingPeriodStart: `2025-${month}-01 00:00:00`,
        BillingPeriodEnd: `2025-${month}-28 00:00:00`,
      })),
    );
  }
}

const seen = new Set<string>();

test("whoever asks of whom: from all list cost over the expenditure page's figure to the budget's, each by hand", async () => {
  await fc.assert(
    fc.asyncProperty(chargeRows, async (rows) => {
      const world = await makeChargeWorld(database.url, rows);
      await withBudgets(world);
      for (const customerId of world.customerIds) {
        for (const reader of readersOf(world, customerId)) await compare(world, reader, customerId);
      }
    }),
    { numRuns: RUNS },
  );
  // What always is in these worlds; the others are as chance has it.
  expect([...seen]).toContain("other-months");
}, 600_000);

async function compare(world: ChargeWorld, reader: Actor, customerId: string): Promise<void> {
  const facts = reader === world.otherDistributor ? null : await readCharges(world, reader);
  const counted = await listMonthSpending(permit(reader, "expenditure.read"), customerId, "2025-07" as BillingMonth, 8);
  const total = sumOf(counted.filter(({ month }) => month >= "2025-06").map((month) => month.counted));
  for (const month of MONTHS) {
    const found = await bridge(reader, customerId, month);
    if (found === null) {
      expect(counted.every((one) => one.counted === ZERO)).toBe(true);
      continue;
    }
    if (facts === null) throw new Error("another distributor's customer was read");
    for (const { step } of found.bridge.toBudget) seen.add(step);
    const filter = { ...wholeOf(monthRangeOf({ first: month, last: month }), "expenditure"), customerId };
    const spent = [...naiveSums(facts, reader, filter, []).values()].map((sums) => sums.spent);
    expect(decimalOf(found.bridge.expenditure)).toBe(decimalOf(sumOf(spent)));
    const own = facts.charges.filter(
      (charge) =>
        charge.customer === customerId &&
        charge.day.startsWith(month) &&
        (reader.company.kind !== "reseller" || charge.resellerId === reader.company.id),
    );
    expect(decimalOf(found.bridge.listed)).toBe(decimalOf(sumOf(own.map(({ listed }) => listed))));
    const of = (step: string) =>
      sumOf(found.bridge.toExpenditure.filter((line) => line.step === step).map(({ amount }) => amount));
    const listedOf = (category: string) =>
      sumOf(own.filter((charge) => charge.category === category).map(({ listed }) => listed));
    expect([plus(of("tax"), listedOf("tax")), plus(of("coupons"), listedOf("credit"))]).toEqual([ZERO, ZERO]);
    const ofMonth = counted.find((one) => one.month === month)?.counted ?? ZERO;
    const expected = found.budget?.type === "one-time" ? total : ofMonth;
    expect(decimalOf(found.bridge.used)).toBe(decimalOf(expected));
  }
}
