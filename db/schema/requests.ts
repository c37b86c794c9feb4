import { sql } from "drizzle-orm";
import { check, foreignKey, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { GRANT_REQUEST_KINDS, REQUEST_KINDS, REQUEST_STATES } from "@/lib/domain/request/request";
import type { ActorStamp } from "./budget-records";
import { id, instant, oneOf, tenant } from "./columns";
import { customers } from "./customers";
import { resellers } from "./resellers";

const GRANT_KINDS = GRANT_REQUEST_KINDS.map((kind) => `'${kind}'`).join(", ");

/** What a reseller asks of its distributor and how that was answered; at most one pending a customer and kind (R-6.7). */
export const requests = pgTable(
  "requests",
  {
    distributorId: tenant(),
    id: id(),
    resellerId: uuid().notNull(),
    /** Null: about what the reseller itself is granted. */
    customerId: uuid(),
    kind: text({ enum: REQUEST_KINDS }).notNull(),
    state: text({ enum: REQUEST_STATES }).notNull(),
    /** The values proposed; money as decimal text. */
    wish: jsonb().notNull(),
    /** At most 256 characters. */
    reason: text().notNull(),
    by: jsonb().$type<ActorStamp>().notNull(),
    changeId: uuid().notNull(),
    createdAt: instant().notNull(),
    /** Null while pending. */
    decidedAt: instant(),
    decidedBy: jsonb().$type<ActorStamp>(),
    note: text(),
    /** The values it was approved with; null unless approved. */
    executed: jsonb(),
    /** End of the grant that the approval named; null: none. */
    until: instant(),
    /** The change that did it; null unless approved. */
    executionChangeId: uuid(),
    /** Reasons against the act when it was last tried; null: none. */
    error: jsonb(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "requests_reseller",
      columns: [table.distributorId, table.resellerId],
      foreignColumns: [resellers.distributorId, resellers.id],
    }),
    foreignKey({
      name: "requests_customer",
      columns: [table.distributorId, table.customerId],
      foreignColumns: [customers.distributorId, customers.id],
    }),
    uniqueIndex("requests_pending_customer")
      .on(table.distributorId, table.customerId, table.kind)
      .where(sql`state = 'pending' and customer_id is not null`),
    uniqueIndex("requests_pending_reseller")
      .on(table.distributorId, table.resellerId, table.kind)
      .where(sql`state = 'pending' and customer_id is null`),
    index("requests_by_age").on(table.distributorId, table.createdAt, table.id),
    index("requests_by_reseller").on(table.distributorId, table.resellerId, table.createdAt),
    index("requests_by_customer").on(table.distributorId, table.customerId, table.createdAt),
    oneOf("requests_kind", "kind", REQUEST_KINDS),
    oneOf("requests_state", "state", REQUEST_STATES),
    check("requests_about", sql`(customer_id is null) = ${sql.raw(`(kind in (${GRANT_KINDS}))`)}`),
    check(
      "requests_decided",
      sql`(state = 'pending') = (decided_at is null) and (decided_at is null) = (decided_by is null)`,
    ),
    check(
      "requests_executed",
      sql`(state = 'approved') = (execution_change_id is not null) and (state = 'approved') = (executed is not null)`,
    ),
    check("requests_rejected", sql`state <> 'rejected' or note is not null`),
  ],
);
