import { foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { id, instant, oneOf, tenant } from "./columns";
import { resellers } from "./resellers";

export const ASSOCIATION_ORIGINS = ["created", "parked-account", "brought-over", "invited"] as const;

/** Stretches of a customer's life with one partner; ended ones stay. */
export const associations = pgTable(
  "associations",
  {
    distributorId: tenant(),
    id: id(),
    customerId: uuid().notNull(),
    /** Null: with the distributor itself. */
    resellerId: uuid(),
    origin: text({ enum: ASSOCIATION_ORIGINS }).notNull(),
    startedAt: instant().notNull(),
    /** Null while it stands. */
    endedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "associations_reseller",
      columns: [table.distributorId, table.resellerId],
      foreignColumns: [resellers.distributorId, resellers.id],
    }),
    index("associations_by_customer").on(table.distributorId, table.customerId),
    oneOf("associations_origin", "origin", ASSOCIATION_ORIGINS),
  ],
);
