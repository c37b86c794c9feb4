import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import { budgets, customers } from "@/db/schema";
import type { AlertFactsOf } from "@/lib/domain/alert/alert-facts";
import { budgetKeyOf } from "@/lib/domain/alert/alert-key";
import { periodOf } from "@/lib/domain/budget/budget";
import { billingMonthOf, toBillingMonth } from "@/lib/domain/calendar/billing-month";
import { decimalOf } from "@/lib/domain/money/money";
import { type Condition, concernedColumns, ofCustomer, presentCustomersOf } from "../condition";

/**
 * Alerts of a budget are raised by the charges that cross it and resolved by those that fall back; here the ones of a
 * month or amount that is over end, and a customer that moved brings its own to its new reseller (G17, G20).
 */
export const standingBudgets =
  (kind: "budget-threshold" | "budget-pace"): Condition =>
  async (tx, asked, open) => {
    const { distributorId, at } = asked;
    const ids = [...new Set(open.flatMap(({ customerId }) => (customerId === null ? [] : [customerId])))];
    if (ids.length === 0) return [];
    const { type, amount, countsFrom } = budgets;
    const rows = await tx
      .select({ customer: concernedColumns(kind, at), type, amount, countsFrom })
      .from(customers)
      .innerJoin(budgets, and(eq(budgets.distributorId, customers.distributorId), eq(budgets.customerId, customers.id)))
      .where(and(presentCustomersOf(distributorId), inArray(customers.id, ids)));
    const standing = new Map(
      rows.map(({ customer, ...budget }) => {
        const from = budget.countsFrom === null ? null : toBillingMonth(budget.countsFrom);
        const period = periodOf({ type: budget.type, countsFrom: from }, billingMonthOf(at));
        return [customer.id, { customer, period, amount: decimalOf(budget.amount) }];
      }),
    );
    return open.flatMap(({ key, customerId, threshold, facts }) => {
      const own = customerId === null ? undefined : standing.get(customerId);
      if (!own || threshold === null) return [];
      if (key !== budgetKeyOf(own.customer.id, { period: own.period, amount: own.amount, threshold })) return [];
      // As it was raised, with the facts of its own kind.
      return [ofCustomer(asked, kind, own.customer, { key, facts: facts as AlertFactsOf[typeof kind] })];
    });
  };
