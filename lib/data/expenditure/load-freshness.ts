import "server-only";
import { and, eq, gte, lte } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { closedMonths } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { type BillingMonth, monthOfDay } from "@/lib/domain/calendar/billing-month";
import { type Freshness, freshnessOf } from "@/lib/domain/expenditure/freshness";
import type { DayRange } from "@/lib/domain/expenditure/range";
import { instantOf } from "../instant";

/** How fresh and how final figures of these days are, in the transaction that reads them (G14). */
export async function loadFreshness(tx: Transaction, { distributorId }: Actor, range: DayRange): Promise<Freshness> {
  const rows = await tx
    .select({ month: closedMonths.month })
    .from(closedMonths)
    .where(
      and(
        eq(closedMonths.distributorId, distributorId),
        gte(closedMonths.month, monthOfDay(range.from)),
        lte(closedMonths.month, monthOfDay(range.to)),
      ),
    );
  return freshnessOf(range, new Set(rows.map(({ month }) => month as BillingMonth)), await instantOf(tx));
}
