import { describe, expect, test } from "vitest";
import { seedDemo } from "@/db/seed/demo";
import type { CustomerStanding } from "@/lib/contracts/customer-view";
import type { Actor } from "@/lib/domain/access/actor";
import { type BillingMonth } from "@/lib/domain/calendar/billing-month";
import { decimalOf, sumOf } from "@/lib/domain/money/money";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { permit } from "../budget/governance.fixture";
import { listBudgetRecords } from "../budget/list-budget-records";
import { listDaySpending } from "../expenditure/list-day-spending";
import { listMonthSpending } from "../expenditure/list-month-spending";
import { listProductSpending } from "../expenditure/list-product-spending";
import { getHome } from "../home/get-home";
import { demoOf } from "./demo.fixture";
import { getCustomer } from "./get-customer";
import { listCustomerEvents } from "./list-customer-events";

const { url } = await openTestDatabase();
const now = new Date();
await seedDemo(url, now);
const { sql, month, distributor, reseller, stranger, list } = await demoOf(url, now);

async function anyCustomer(): Promise<CustomerStanding> {
  const { rows } = await list(distributor, { sort: "spent" });
  const [first] = rows;
  if (!first) throw new Error("the demo has no customer");
  return first;
}

describe("one customer", () => {
  test("is there for its distributor and its reseller, and for nobody else", async () => {
    const all = (await list(distributor)).rows;
    const mine = all.find((row) => row.reseller?.id === reseller.company.id);
    const theirs = all.find((row) => row.reseller?.id !== reseller.company.id);
    const read = (actor: Actor, id: string) => getCustomer(permit(actor, "customer.read"), id, now);
    expect((await read(reseller, mine?.id ?? ""))?.id).toBe(mine?.id);
    expect(await read(reseller, theirs?.id ?? "")).toBeNull();
    expect(await read(stranger, mine?.id ?? "")).toBeNull();
    expect(await read(distributor, "no id at all")).toBeNull();
  });

  test("adjustments, events and spending of another's customer are empty", async () => {
    const theirs = (await list(distributor)).rows.find((row) => row.reseller?.id !== reseller.company.id);
    const id = theirs?.id ?? "";
    for (const actor of [reseller, stranger]) {
      expect(await listBudgetRecords(permit(actor, "budget.read"), id)).toEqual([]);
      expect(await listCustomerEvents(permit(actor, "restriction.read"), id)).toEqual([]);
      expect(await listDaySpending(permit(actor, "expenditure.read"), id, month)).toEqual([]);
      expect(await listProductSpending(permit(actor, "expenditure.read"), id, month)).toEqual([]);
      const months = await listMonthSpending(permit(actor, "expenditure.read"), id, month, 14);
      expect(sumOf(months.map(({ spent }) => spent))).toBe(0n);
    }
  });

  test("days, products and the month tell the same sum, which is that of its charges", async () => {
    const { id } = await anyCustomer();
    const reading = permit(distributor, "expenditure.read");
    const months = await listMonthSpending(reading, id, month, 14);
    expect(months).toHaveLength(14);
    for (const { month: one, spent } of months) {
      const days = await listDaySpending(reading, id, one as BillingMonth);
      const products = await listProductSpending(reading, id, one as BillingMonth);
      const [naive] = await sql<{ spent: string }[]>`
        select coalesce(trim_scale(sum(spent)), 0)::text as spent from charges
        where customer_id = ${id} and month = ${one} and removed_in is null`;
      expect(decimalOf(spent)).toBe(naive?.spent);
      expect(sumOf(days.map((day) => day.spent))).toBe(spent);
      expect(sumOf(products.map((product) => product.spent))).toBe(spent);
    }
  });

  test("its events are in order, newest first, and end with its association", async () => {
    const { id } = await anyCustomer();
    const events = await listCustomerEvents(permit(distributor, "restriction.read"), id);
    const times = events.map(({ at }) => at.getTime());
    expect(times).toEqual(times.toSorted((left, right) => right - left));
    expect(events.some(({ kind }) => kind === "associated")).toBe(true);
    expect(new Set(events.map((event) => event.id)).size).toBe(events.length);
  });
});

describe("home", () => {
  test("counts what the list shows, and sums what all customers spent", async () => {
    const home = await getHome(permit(distributor, "home.read"), now);
    const { rows } = await list(distributor);
    expect(home.counts.customers).toBe(rows.length);
    expect(home.counts.usedUp).toBe((await list(distributor, { use: "used-up" })).rows.length);
    expect(home.counts.at90).toBe((await list(distributor, { use: "90-to-100" })).rows.length);
    expect(home.counts.at75).toBe((await list(distributor, { use: "75-to-90" })).rows.length);
    expect(home.counts.causeGone).toBe((await list(distributor, { frozen: "cause-gone" })).rows.length);
    expect(home.counts.newlyFrozen).toBe((await list(distributor, { frozen: "waits-for-you" })).rows.length);
    const days = await listDaySpending(permit(distributor, "expenditure.read"), null, month);
    expect(sumOf(days.map(({ spent }) => spent))).toBe(sumOf(rows.map(({ spent }) => spent)));
    const monthly = rows.flatMap(({ budget }) => (budget?.type === "monthly" ? [budget.amount] : []));
    expect(home.monthlyBudget).toBe(sumOf(monthly));
    expect(home.top.map(({ id }) => id)).toEqual(
      (await list(distributor, { sort: "spent" })).rows.slice(0, home.top.length).map(({ id }) => id),
    );
  });

  test("a reseller's holds its own customers only and no deliveries; a stranger's is empty", async () => {
    const home = await getHome(permit(reseller, "home.read"), now);
    expect(home.counts.customers).toBe((await list(reseller)).rows.length);
    expect(home.top.every((row) => row.reseller?.id === reseller.company.id)).toBe(true);
    expect(home.parked).toBeNull();
    expect(home.held).toBeNull();
    const empty = await getHome(permit(stranger, "home.read"), now);
    expect(empty.counts.customers).toBe(0);
    expect(empty.monthlyBudget).toBe(0n);
    expect(empty.top).toEqual([]);
  });
});
