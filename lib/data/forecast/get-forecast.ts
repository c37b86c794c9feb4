import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customers, resellers } from "@/db/schema";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import {
  type BillingMonth,
  billingDayOf,
  billingMonthOf,
  monthEndExclusive,
} from "@/lib/domain/calendar/billing-month";
import type { BudgetLeft, Forecast, KnownCharge } from "@/lib/domain/forecast/forecast";
import { forecastMonth } from "@/lib/domain/forecast/forecast-month";
import { countedNow, loadGovernance } from "../budget/load-governance";
import { listDueRenewals } from "../order/list-due-renewals";
import { customersOf, resellersOf } from "../scope";
import { inTenant } from "../tenant";
import { findKept } from "./find-kept";
import { type ForecastOf, loadDaySums } from "./load-day-sums";

/** Where a month ends as far as can be told at an instant; null where what is asked for is not the actor's. */
export async function getForecast(
  { actor }: Permit<"expenditure.read">,
  of: ForecastOf,
  at: Date,
  month: BillingMonth = billingMonthOf(at),
): Promise<Forecast | null> {
  return inTenant(actor, async (tx) => {
    if (!(await isOwn(tx, actor, of))) return null;
    const kept = await findKept(tx, actor, of, month, at);
    if (kept) return kept;
    const days = await loadDaySums(tx, actor, of, month);
    const renewals = await renewalsOf(tx, actor, of, month, at);
    const budget = month === billingMonthOf(at) ? await budgetOf(tx, actor, of, at) : null;
    return forecastMonth({ days, month, at, renewals, budget });
  });
}

async function isOwn(tx: Transaction, actor: Actor, of: ForecastOf): Promise<boolean> {
  if (of === null) return true;
  const id = "customerId" in of ? of.customerId : of.resellerId;
  if (!isUuid(id)) return false;
  const rows =
    "customerId" in of
      ? await tx
          .select({ id: customers.id })
          .from(customers)
          .where(and(customersOf(actor), eq(customers.id, id)))
      : await tx
          .select({ id: resellers.id })
          .from(resellers)
          .where(and(resellersOf(actor), eq(resellers.id, id)));
  return rows.length > 0;
}

async function renewalsOf(
  tx: Transaction,
  actor: Actor,
  of: ForecastOf,
  month: BillingMonth,
  at: Date,
): Promise<readonly KnownCharge[]> {
  const until = new Date(monthEndExclusive(month).getTime() - 1);
  if (until < at) return [];
  const due = await listDueRenewals(tx, actor, { at, until, of });
  return due.flatMap(({ amount, expiresAt }): KnownCharge[] =>
    amount === null ? [] : [{ day: billingDayOf(expiresAt < at ? at : expiresAt), amount, what: "renewal" }],
  );
}

async function budgetOf(tx: Transaction, actor: Actor, of: ForecastOf, at: Date): Promise<BudgetLeft | null> {
  if (of === null || !("customerId" in of)) return null;
  const governance = (await loadGovernance(tx, actor.distributorId, [of.customerId], at)).get(of.customerId);
  return governance?.budget ? { amount: governance.budget.amount, used: countedNow(governance) } : null;
}
