import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { forecasts } from "@/db/schema";
import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import type { BudgetLeft, Forecast, ForecastSubject } from "@/lib/domain/forecast/forecast";
import { keptJson } from "../kept-json";

export type KeptForecast = {
  readonly subject: { readonly kind: ForecastSubject; readonly id: string };
  readonly forecast: Forecast;
  readonly budget: BudgetLeft | null;
};

/** Hundredths of a percent; what overflows a column is as much as that. */
const SHARE = 10_000n;
const SHARE_MAX = 2_000_000_000n;

/** Each subject's newest forecast, in place of the one before. */
export async function keepForecasts(
  tx: Transaction,
  distributorId: string,
  month: BillingMonth,
  kept: readonly KeptForecast[],
): Promise<void> {
  if (kept.length === 0) return;
  const rows = kept
    .toSorted((one, other) => (one.subject.id < other.subject.id ? -1 : 1))
    .map(({ subject, forecast, budget }) => ({
      distributorId,
      subjectKind: subject.kind,
      subjectId: subject.id,
      month,
      at: forecast.asOf,
      usedUpOn: forecast.usedUpOn,
      usedUpEarliest: forecast.usedUpEarliest,
      endShare: budget === null ? null : endShareOf(forecast, budget),
      told: keptJson(forecast),
    }));
  await tx
    .insert(forecasts)
    .values(rows)
    .onConflictDoUpdate({
      target: [forecasts.distributorId, forecasts.subjectKind, forecasts.subjectId],
      set: {
        month: sql`excluded.month`,
        at: sql`excluded.at`,
        usedUpOn: sql`excluded.used_up_on`,
        usedUpEarliest: sql`excluded.used_up_earliest`,
        endShare: sql`excluded.end_share`,
        told: sql`excluded.told`,
      },
    });
}

function endShareOf({ expectedEnd, spentSoFar }: Forecast, { amount, used }: BudgetLeft): number {
  const end = used + expectedEnd - spentSoFar;
  const share = ((end < 0n ? 0n : end) * SHARE) / amount;
  return Number(share > SHARE_MAX ? SHARE_MAX : share);
}
