import { foreignKey, integer, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { chargeFacts } from "./charge-columns";
import { deliveryRevisions } from "./delivery-revisions";

/** Rows of a held revision, until a person accepts or discards it (G11). */
export const stagedCharges = pgTable(
  "staged_charges",
  { ...chargeFacts, deliveryId: uuid().notNull(), revision: integer().notNull() },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.deliveryId, table.revision, table.id] }),
    foreignKey({
      name: "staged_charges_revision",
      columns: [table.distributorId, table.deliveryId, table.revision],
      foreignColumns: [deliveryRevisions.distributorId, deliveryRevisions.deliveryId, deliveryRevisions.number],
    }),
  ],
);
