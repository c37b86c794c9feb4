import "server-only";
import type { Transaction } from "@/db/client";
import { wholeOf } from "@/lib/contracts/expenditure";
import type { Actor } from "@/lib/domain/access/actor";
import { type BillingDay, type BillingMonth, lastDayOf } from "@/lib/domain/calendar/billing-month";
import { isPaidByUse } from "@/lib/domain/catalogue/offer";
import type { ChargingMode } from "@/lib/domain/expenditure/charge";
import type { DaySum } from "@/lib/domain/forecast/forecast";
import { firstDayOfPast } from "@/lib/domain/forecast/forecast-month";
import { plus, ZERO } from "@/lib/domain/money/money";
import { sumExpenditure } from "../expenditure/sum-expenditure";

/** Whose month is forecast; null: all the actor's customers together. */
export type ForecastOf = { readonly customerId: string } | { readonly resellerId: string } | null;

/** The days a forecast of the month learns from and the month's own, by how they are paid. */
export async function loadDaySums(
  tx: Transaction,
  actor: Actor,
  of: ForecastOf,
  month: BillingMonth,
): Promise<readonly DaySum[]> {
  const range = { from: firstDayOfPast(month), to: lastDayOf(month) };
  const filter = { ...wholeOf(range, "expenditure"), ...of };
  const sums = await sumExpenditure(tx, actor, filter, ["day", "charging-mode"]);
  const days = new Map<BillingDay, DaySum>();
  for (const { keys, spent } of sums) {
    const day = keys.day as BillingDay;
    const known = days.get(day) ?? { day, usage: ZERO, prepaid: ZERO };
    const kind = isPaidByUse(keys["charging-mode"] as ChargingMode) ? "usage" : "prepaid";
    days.set(day, { ...known, [kind]: plus(known[kind], spent) });
  }
  return [...days.values()];
}
