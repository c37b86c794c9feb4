import "server-only";
import { and, eq, gt } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { forecasts } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { narrowedTo } from "@/lib/domain/assignment/narrowing";
import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import type { Forecast, ForecastSubject } from "@/lib/domain/forecast/forecast";
import { readKeptJson } from "../kept-json";
import type { ForecastOf } from "./load-day-sums";

/** Hours after which a kept forecast is told no more; the job makes a new one every hour. */
const KEPT_HOURS = 3;

/**
 * The newest forecast of a whole company, so that it costs one row however many customers it has; null where none is
 * kept, and for whoever sees only a part of it.
 */
export async function findKept(
  tx: Transaction,
  actor: Actor,
  of: ForecastOf,
  month: BillingMonth,
  at: Date,
): Promise<Forecast | null> {
  const subject = narrowedTo(actor) === null ? companyOf(actor, of) : null;
  if (!subject) return null;
  const [row] = await tx
    .select({ told: forecasts.told })
    .from(forecasts)
    .where(
      and(
        eq(forecasts.distributorId, actor.distributorId),
        eq(forecasts.subjectKind, subject.kind),
        eq(forecasts.subjectId, subject.id),
        eq(forecasts.month, month),
        gt(forecasts.at, new Date(at.getTime() - KEPT_HOURS * 60 * 60 * 1000)),
      ),
    );
  return row ? toForecast(row.told) : null;
}

function companyOf({ company }: Actor, of: ForecastOf): { readonly kind: ForecastSubject; readonly id: string } | null {
  if (of !== null) return "resellerId" in of ? { kind: "reseller", id: of.resellerId } : null;
  return company.kind === "customer" ? null : { kind: company.kind, id: company.id };
}

/** A forecast as it was kept. */
export function toForecast(told: unknown): Forecast {
  return readKeptJson(told) as Forecast;
}
