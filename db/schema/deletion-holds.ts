import { sql } from "drizzle-orm";
import { foreignKey, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { HOLD_KINDS } from "@/lib/domain/restriction/hold";
import type { ActorStamp } from "./budget-records";
import { id, instant, oneOf, tenant } from "./columns";
import { customers } from "./customers";

/** What keeps a customer's frozen resources from being deleted; open while endedAt is null, one a kind (G8, G23). */
export const deletionHolds = pgTable(
  "deletion_holds",
  {
    distributorId: tenant(),
    id: id(),
    customerId: uuid().notNull(),
    kind: text({ enum: HOLD_KINDS }).notNull(),
    changeId: uuid().notNull(),
    /** At most 256 characters; never shown to the customer. */
    reason: text().notNull(),
    by: jsonb().$type<ActorStamp>().notNull(),
    since: instant().notNull(),
    endedAt: instant(),
    endedBy: jsonb().$type<ActorStamp>(),
    endReason: text(),
    endChangeId: uuid(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "deletion_holds_customer",
      columns: [table.distributorId, table.customerId],
      foreignColumns: [customers.distributorId, customers.id],
    }),
    uniqueIndex("deletion_holds_open")
      .on(table.distributorId, table.customerId, table.kind)
      .where(sql`ended_at is null`),
    index("deletion_holds_by_customer").on(table.distributorId, table.customerId, table.since),
    oneOf("deletion_holds_kind", "kind", HOLD_KINDS),
  ],
);
