import { jsonb, text, uuid } from "drizzle-orm/pg-core";
import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import type { ActorStamp } from "./budget-records";
import { id, instant, month, tenant } from "./columns";

/** What every cause holds, of a freeze or of a pay-per-use block; open while endedAt is null. */
export const causeColumns = {
  distributorId: tenant(),
  id: id(),
  customerId: uuid().notNull(),
  changeId: uuid().notNull(),
  /** At most 256 characters; never shown to the customer. */
  reason: text().notNull(),
  /** Shown to the customer; null: none was written. */
  messageToCustomer: text(),
  by: jsonb().$type<ActorStamp>().notNull(),
  since: instant().notNull(),
  /** Month of the monthly budget that was exhausted; null otherwise (G6). */
  month: month().$type<BillingMonth>(),
  /** When what caused it went; null while it stands (G6). */
  goneAt: instant(),
  endedAt: instant(),
  endedBy: jsonb().$type<ActorStamp>(),
  endReason: text(),
  endChangeId: uuid(),
  /** What was known then: usage, budget, deliveries, as-of, preview (G18). */
  known: jsonb().notNull(),
};
