import "server-only";
import { and, desc, eq, gte, lte, max, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customerMonths, customers, dayRollups, distributors } from "@/db/schema";
import { moneyOfDriver } from "@/db/schema/columns";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import {
  type BillingDay,
  type BillingMonth,
  firstDayOf,
  lastDayOf,
  toBillingDay,
  toBillingMonth,
} from "@/lib/domain/calendar/billing-month";
import type { Freshness } from "@/lib/domain/expenditure/freshness";
import { monthRangeOf } from "@/lib/domain/expenditure/range";
import { type Money, sumOf, toMoney } from "@/lib/domain/money/money";
import { loadFreshness } from "../expenditure/load-freshness";
import { customersOf } from "../scope";
import { inTenant } from "../tenant";

export type PortalSpending = {
  readonly freshness: Freshness;
  /** ISO 4217. */
  readonly currency: string;
  readonly total: Money;
  /** Plain list cost of the same rows; more than `total` where commitments or estimates do not count again. */
  readonly listed: Money;
  readonly days: ReadonlyMap<BillingDay, Money>;
  /** Largest first. */
  readonly products: readonly { readonly service: string; readonly spent: Money; readonly listed: Money }[];
  /** Months with figures, newest first. */
  readonly months: readonly BillingMonth[];
  /** The last day that has figures, of all months; null when there are none. */
  readonly lastDay: BillingDay | null;
};

const spent = sql<Money>`sum(${dayRollups.spent})`.mapWith(moneyOfDriver);
const listed = sql<Money>`sum(${dayRollups.listed})`.mapWith(moneyOfDriver);

/** The own customer's expenditure of one month at list price, from the day roll-ups (R-7.8, G22). */
export async function getPortalSpending(
  { actor }: Permit<"portal.read">,
  month: BillingMonth,
): Promise<PortalSpending> {
  return inTenant(actor, async (tx) => {
    const [tenant] = await tx
      .select({ currency: distributors.currency })
      .from(distributors)
      .where(eq(distributors.distributorId, actor.distributorId));
    const days = await sumsBy(tx, actor, month);
    const products = await productsOf(tx, actor, month);
    return {
      freshness: await loadFreshness(tx, actor, monthRangeOf({ first: month, last: month })),
      currency: tenant?.currency ?? "",
      total: sumOf(days.map((row) => row.spent)),
      listed: sumOf(products.map((row) => row.listed)),
      days: new Map(days.flatMap(({ day, spent: amount }) => entryOf(day, amount))),
      products: products.map((row) => ({ ...row, spent: toMoney(row.spent), listed: toMoney(row.listed) })),
      ...(await extentOf(tx, actor)),
    };
  });
}

function inMonth(actor: Actor, month: BillingMonth) {
  return and(
    customersOf(actor),
    eq(customers.id, actor.company.id),
    gte(dayRollups.day, firstDayOf(month)),
    lte(dayRollups.day, lastDayOf(month)),
  );
}

const sameCustomer = and(
  eq(dayRollups.distributorId, customers.distributorId),
  eq(dayRollups.customerId, customers.id),
);

function sumsBy(tx: Transaction, actor: Actor, month: BillingMonth) {
  return tx
    .select({ day: dayRollups.day, spent })
    .from(customers)
    .innerJoin(dayRollups, sameCustomer)
    .where(inMonth(actor, month))
    .groupBy(dayRollups.day);
}

function productsOf(tx: Transaction, actor: Actor, month: BillingMonth) {
  return tx
    .select({ service: dayRollups.service, spent, listed })
    .from(customers)
    .innerJoin(dayRollups, sameCustomer)
    .where(inMonth(actor, month))
    .groupBy(dayRollups.service)
    .orderBy(desc(spent), dayRollups.service);
}

async function extentOf(tx: Transaction, actor: Actor): Promise<Pick<PortalSpending, "months" | "lastDay">> {
  const own = and(customersOf(actor), eq(customers.id, actor.company.id));
  const months = await tx
    .select({ month: customerMonths.month })
    .from(customers)
    .innerJoin(
      customerMonths,
      and(eq(customerMonths.distributorId, customers.distributorId), eq(customerMonths.customerId, customers.id)),
    )
    .where(own)
    .orderBy(desc(customerMonths.month))
    .limit(36);
  const [last] = await tx
    .select({ day: max(dayRollups.day) })
    .from(customers)
    .innerJoin(dayRollups, sameCustomer)
    .where(own);
  return {
    months: months.flatMap(({ month }) => toBillingMonth(month) ?? []),
    lastDay: last?.day ? toBillingDay(last.day) : null,
  };
}

function entryOf(text: string, amount: Money): [BillingDay, Money][] {
  const day = toBillingDay(text);
  return day === null ? [] : [[day, amount]];
}
