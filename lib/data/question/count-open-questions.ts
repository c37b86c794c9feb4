import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import { customerQuestions, customers } from "@/db/schema";
import type { Permit } from "@/lib/domain/access/permit";
import { questionsOf } from "../scope";
import { inTenant } from "../tenant";
import { standsOpen } from "./select-questions";

export type OpenQuestions = {
  readonly count: number;
  /** Since when the oldest waits; null: none does. */
  readonly oldestAt: Date | null;
  /** Whose it is where only one waits; null: several, or none. */
  readonly onlyCustomerId: string | null;
};

/** How many questions wait for the actor. */
export async function countOpenQuestions({ actor }: Permit<"question.read">): Promise<OpenQuestions> {
  const rows = await inTenant(actor, (tx) =>
    tx
      .select({
        customerId: customerQuestions.customerId,
        count: sql<number>`count(*)::int`,
        oldestAt: sql<Date>`min(${customerQuestions.askedAt})`.mapWith(customerQuestions.askedAt),
      })
      .from(customerQuestions)
      .innerJoin(
        customers,
        and(
          eq(customers.distributorId, customerQuestions.distributorId),
          eq(customers.id, customerQuestions.customerId),
        ),
      )
      .where(and(questionsOf(actor), standsOpen))
      .groupBy(customerQuestions.customerId)
      .orderBy(asc(sql`min(${customerQuestions.askedAt})`)),
  );
  const [first, second] = rows;
  return {
    count: rows.reduce((sum, row) => sum + row.count, 0),
    oldestAt: first?.oldestAt ?? null,
    onlyCustomerId: first && !second ? first.customerId : null,
  };
}
