import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { SetBudgetInput } from "@/lib/contracts/budget";
import type { Actor } from "@/lib/domain/access/actor";
import {
  addMonths,
  type BillingMonth,
  billingMonthOf,
  monthEndExclusive,
  monthStart,
} from "@/lib/domain/calendar/billing-month";
import { parseMoney } from "@/lib/domain/money/money";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { mapAccount } from "../account/map-account";
import { setBudget } from "../budget/set-budget";
import { writeClosing } from "../closing/write-closing";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import { importRows, makeCustomer, makeDistributor, permitOf, type Row, sumsOf } from "./delivery.fixture";

await openTestDatabase();

async function close(actor: Actor, month: string): Promise<void> {
  await inTenant(actor, async (tx) => writeClosing(tx, actor, month as BillingMonth, await instantOf(tx)));
}

async function customerOf(actor: Actor, ...rows: readonly Row[]): Promise<string> {
  const customerId = await makeCustomer(actor);
  await importRows(actor, rows);
  await mapAccount(permitOf(actor, "account.map"), { accountId: "account-1", customerId, fromDay: null });
  return customerId;
}

test("what a later delivery changes in a closed month is applied and marked", async () => {
  const actor = await makeDistributor();
  const customer = await customerOf(actor, { ListCost: "1" });
  await close(actor, "2024-09");
  const late = await importRows(actor, [
    { ListCost: "1" },
    { ListCost: "2" },
    { ListCost: "4", ChargePeriodStart: "2024-10-01", ChargePeriodEnd: "2024-10-02" },
  ]);
  expect(late.deliveries[0]?.differences).toMatchObject([
    { month: "2024-09", change: "2", isClosed: true },
    { month: "2024-10", change: "4", isClosed: false },
  ]);
  expect(await sumsOf(actor, customer)).toEqual({ "2024-09": ["3", "3"], "2024-10": ["4", "4"] });
});

test("a purchase that arrives late leaves used commitment of closed months as it counted", async () => {
  const actor = await makeDistributor();
  const plan = { CommitmentDiscountId: "plan", CommitmentDiscountStatus: "Used" };
  const october = { ChargePeriodStart: "2024-10-05", ChargePeriodEnd: "2024-10-06" };
  const customer = await customerOf(actor, { ...plan, ListCost: "5" }, { ...plan, ...october, ListCost: "7" });
  await close(actor, "2024-09");
  await importRows(actor, [
    {
      CommitmentDiscountId: "plan",
      ChargeCategory: "Purchase",
      ListCost: "100",
      ...october,
      BillingAccountId: "bill-2",
    },
  ]);
  // The purchase itself is of September: it came after its billing period. October's 7 gave way to it.
  expect(await sumsOf(actor, customer)).toEqual({ "2024-09": ["105", "105"] });
});

test("an import answers for the running month, and a back-fill exhausts without acting", async () => {
  const actor = await makeDistributor();
  const customerId = await customerOf(actor, { ListCost: "0" });
  const amount = parseMoney("10");
  if (amount === null) throw new Error("no amount");
  const set: SetBudgetInput = {
    customerId,
    version: 0,
    type: "monthly",
    amount,
    action: "freeze-account",
    lift: [],
    reason: null,
    confirmed: true,
  };
  expect(await setBudget(permitOf(actor, "budget.set"), set)).toMatchObject({ status: "saved" });

  const now = await inTenant(actor, (tx) => instantOf(tx));
  const running = billingMonthOf(now);
  const inMonth = (month: typeof running, listCost: string): Row => ({
    ListCost: listCost,
    ChargePeriodStart: monthStart(month).toISOString(),
    ChargePeriodEnd: monthStart(month).toISOString(),
    BillingPeriodStart: monthStart(month).toISOString(),
    BillingPeriodEnd: monthEndExclusive(month).toISOString(),
  });
  const backFill = await importRows(actor, [inMonth(addMonths(running, -1), "1000")]);
  expect(backFill.answers).toMatchObject([{ alertAt: null, act: null }]);
  const first = await importRows(actor, [inMonth(running, "8")]);
  expect(first.answers).toMatchObject([{ customerId, alertAt: 75, act: null, exhausted: false }]);
  expect(first.moves).toMatchObject([{ customerId, earlier: "0", running: "8" }]);
  const second = await importRows(actor, [inMonth(running, "10")]);
  expect(second.answers).toMatchObject([{ alertAt: 100, act: "freeze-account", exhausted: true }]);
  const dry = await importRows(actor, [inMonth(running, "30")], { dryRun: true });
  expect(dry.answers).toMatchObject([{ alertAt: 300 }]);
  const [alerts] = await inTenant(actor, (tx) =>
    tx.execute<{ n: number }>(sql`select count(*)::integer as n from alerts where kind = 'budget-threshold'`),
  );
  expect(alerts?.n).toBe(2);
});
