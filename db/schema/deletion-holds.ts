import { sql } from "drizzle-orm";
import { foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { HOLD_KINDS } from "@/lib/domain/restriction/hold";
import { oneOf } from "./columns";
import { customers } from "./customers";
import { openColumns } from "./open-columns";

/** What keeps a customer's frozen resources from being deleted; open while endedAt is null, one a kind (G8, G23). */
export const deletionHolds = pgTable(
  "deletion_holds",
  {
    ...openColumns,
    customerId: uuid().notNull(),
    kind: text({ enum: HOLD_KINDS }).notNull(),
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
