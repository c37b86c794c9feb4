import { sql } from "drizzle-orm";
import { check, foreignKey, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { DISASSOCIATION_STATES, SIDES } from "@/lib/domain/association/disassociation";
import { associations } from "./associations";
import type { ActorStamp } from "./budget-records";
import { id, instant, oneOf, tenant } from "./columns";
import { customers } from "./customers";

/** What a side asked to end an association, and how the other answered; at most one waits a customer. */
export const disassociations = pgTable(
  "disassociations",
  {
    distributorId: tenant(),
    id: id(),
    associationId: uuid().notNull(),
    customerId: uuid().notNull(),
    /** Who asked. */
    side: text({ enum: SIDES }).notNull(),
    state: text({ enum: DISASSOCIATION_STATES }).notNull(),
    /** At most 256 characters; both sides read it. */
    reason: text().notNull(),
    by: jsonb().$type<ActorStamp>().notNull(),
    changeId: uuid().notNull(),
    askedAt: instant().notNull(),
    /** Null while it waits. */
    decidedAt: instant(),
    decidedBy: jsonb().$type<ActorStamp>(),
    /** What the answerer wrote; null: nothing. */
    note: text(),
    decisionChangeId: uuid(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "disassociations_association",
      columns: [table.distributorId, table.associationId],
      foreignColumns: [associations.distributorId, associations.id],
    }),
    foreignKey({
      name: "disassociations_customer",
      columns: [table.distributorId, table.customerId],
      foreignColumns: [customers.distributorId, customers.id],
    }),
    uniqueIndex("disassociations_pending").on(table.distributorId, table.customerId).where(sql`decided_at is null`),
    index("disassociations_by_association").on(table.distributorId, table.associationId, table.askedAt),
    oneOf("disassociations_side", "side", SIDES),
    oneOf("disassociations_state", "state", DISASSOCIATION_STATES),
    check(
      "disassociations_decided",
      sql`(state in ('pending-customer', 'pending-partner')) = (decided_at is null)
        and (decided_at is null) = (decided_by is null) and (decided_at is null) = (decision_change_id is null)`,
    ),
    check("disassociations_rejected", sql`state <> 'rejected' or note is not null`),
    check(
      "disassociations_asked_of",
      sql`(state <> 'pending-customer' or side = 'partner') and (state <> 'pending-partner' or side = 'customer')`,
    ),
  ],
);
