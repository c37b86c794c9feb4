import { jsonb, text, uuid } from "drizzle-orm/pg-core";
import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import { instant, month } from "./columns";
import { openColumns } from "./open-columns";

/** What every cause holds, of a freeze or of a pay-per-use block; open while endedAt is null. */
export const causeColumns = {
  ...openColumns,
  customerId: uuid().notNull(),
  /** Shown to the customer; null: none was written. */
  messageToCustomer: text(),
  /** Month of the monthly budget that was exhausted; null otherwise (G6). */
  month: month().$type<BillingMonth>(),
  /** When what caused it went; null while it stands (G6). */
  goneAt: instant(),
  /** What was known then: usage, budget, deliveries, as-of, preview (G18). */
  known: jsonb().notNull(),
};
