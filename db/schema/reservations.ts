import { sql } from "drizzle-orm";
import { check, foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { RESERVABLE_OPERATIONS, RESERVATION_STATES } from "@/lib/domain/reservation/reservation";
import type { ActorStamp } from "./budget-records";
import { id, instant, money, month, oneOf, tenant } from "./columns";
import { customers } from "./customers";

/** Amounts of a budget set aside for a purchase paid elsewhere (G23). */
export const reservations = pgTable(
  "reservations",
  {
    distributorId: tenant(),
    id: id(),
    customerId: uuid().notNull(),
    /** In which it was made, and to which its purchase belongs (G9). */
    month: month().notNull(),
    operation: text({ enum: RESERVABLE_OPERATIONS }).notNull(),
    /** List price set aside. */
    amount: money().notNull(),
    /** `open` until somebody ends it, also after it lapsed. */
    state: text({ enum: RESERVATION_STATES }).notNull(),
    changeId: uuid().notNull(),
    by: jsonb().$type<ActorStamp>().notNull(),
    madeAt: instant().notNull(),
    lapsesAt: instant().notNull(),
    /** When it was confirmed, released, or lapsed; null while open. */
    endedAt: instant(),
    endedBy: jsonb().$type<ActorStamp>(),
    endChangeId: uuid(),
    /** What was bought, at most what was set aside; null unless confirmed. */
    confirmed: money(),
    accountId: text(),
    chargeId: uuid(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "reservations_customer",
      columns: [table.distributorId, table.customerId],
      foreignColumns: [customers.distributorId, customers.id],
    }),
    index("reservations_open").on(table.distributorId, table.customerId, table.lapsesAt).where(sql`state = 'open'`),
    index("reservations_due").on(table.distributorId, table.lapsesAt).where(sql`state = 'open'`),
    oneOf("reservations_operation", "operation", RESERVABLE_OPERATIONS),
    oneOf("reservations_state", "state", RESERVATION_STATES),
    check("reservations_amount", sql`amount > 0 and coalesce(confirmed > 0 and confirmed <= amount, true)`),
    check("reservations_life", sql`lapses_at > made_at and lapses_at <= made_at + interval '15 minutes'`),
    check(
      "reservations_ended",
      sql`(state = 'open') = (ended_at is null) and (state = 'open') = (end_change_id is null)
        and case state when 'lapsed' then ended_at = lapses_at else coalesce(ended_at < lapses_at, true) end`,
    ),
    check(
      "reservations_confirmed",
      sql`(state = 'confirmed') = (confirmed is not null) and (state = 'confirmed') = (account_id is not null)
        and (state = 'confirmed') = (charge_id is not null)`,
    ),
  ],
);
