import { foreignKey, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { FREEZE_LEVELS } from "@/lib/domain/restriction/freeze";
import { id, instant, oneOf, tenant } from "./columns";
import { customers } from "./customers";

/** Every change of a customer's level in force: what is ordered of the places (G7). */
export const orderedLevels = pgTable(
  "ordered_levels",
  {
    distributorId: tenant(),
    id: id(),
    customerId: uuid().notNull(),
    /** 1, 2, 3 … a customer; a receiver knows by it which order is the later one. */
    number: integer().notNull(),
    changeId: uuid().notNull(),
    /** In force from then on; null: not frozen. */
    level: text({ enum: FREEZE_LEVELS }),
    formerLevel: text({ enum: FREEZE_LEVELS }),
    orderedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "ordered_levels_customer",
      columns: [table.distributorId, table.customerId],
      foreignColumns: [customers.distributorId, customers.id],
    }),
    uniqueIndex("ordered_levels_number").on(table.distributorId, table.customerId, table.number),
    index("ordered_levels_by_change").on(table.distributorId, table.changeId),
    oneOf("ordered_levels_level", "level", FREEZE_LEVELS),
    oneOf("ordered_levels_former_level", "former_level", FREEZE_LEVELS),
  ],
);
