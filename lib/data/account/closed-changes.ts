import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { closedMonths } from "@/db/schema";
import type { MonthMove } from "../charge/recount";

/** What a mapping moves in months that are closed, by customer: kept with it, never silent (G14). */
export async function closedChanges(tx: Transaction, distributorId: string, moves: readonly MonthMove[]) {
  if (moves.length === 0) return [];
  const rows = await tx
    .select({ month: closedMonths.month })
    .from(closedMonths)
    .where(
      and(
        eq(closedMonths.distributorId, distributorId),
        inArray(closedMonths.month, [...new Set(moves.map(({ month }) => month))]),
      ),
    );
  const closed = new Set(rows.map(({ month }) => month));
  return moves
    .filter(({ month }) => closed.has(month))
    .map(({ customerId, month, spent }) => ({ customerId, month, spent }));
}
