import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { closedMonths } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import { stampOf } from "../actor-stamp";

/** Closes a month with what each customer's stands at; nobody may move charges meanwhile (`lockMonthsAlone`). */
export async function writeClosing(tx: Transaction, actor: Actor, month: BillingMonth, at: Date): Promise<void> {
  const { distributorId } = actor;
  await tx.insert(closedMonths).values({ distributorId, month, closedAt: at, by: stampOf(actor) });
  await tx.execute(sql`
    insert into closed_month_figures (distributor_id, month, customer_id, spent, counted)
    select distributor_id, month, customer_id, spent, counted from customer_months
    where distributor_id = ${distributorId} and month = ${month}`);
}
