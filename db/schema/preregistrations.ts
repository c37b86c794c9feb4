import { sql } from "drizzle-orm";
import { foreignKey, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { ActorStamp } from "./budget-records";
import { id, instant, tenant } from "./columns";
import { customers } from "./customers";
import { distributors } from "./distributors";
import { resellers } from "./resellers";

/** Customers that a partner hopes to win; their state follows from their newest invitation. */
export const preregistrations = pgTable(
  "preregistrations",
  {
    distributorId: tenant(),
    id: id(),
    /** Whose; null: the distributor's own. */
    resellerId: uuid(),
    name: text().notNull(),
    email: text().notNull(),
    contact: text(),
    /** The partner's own number for it. */
    externalId: text(),
    note: text(),
    /** Whom it became; null until it joined. */
    customerId: uuid(),
    by: jsonb().$type<ActorStamp>().notNull(),
    changeId: uuid().notNull(),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "preregistrations_distributor",
      columns: [table.distributorId],
      foreignColumns: [distributors.distributorId],
    }),
    foreignKey({
      name: "preregistrations_reseller",
      columns: [table.distributorId, table.resellerId],
      foreignColumns: [resellers.distributorId, resellers.id],
    }),
    foreignKey({
      name: "preregistrations_customer",
      columns: [table.distributorId, table.customerId],
      foreignColumns: [customers.distributorId, customers.id],
    }),
    // A partner hopes for an address once; after it joined and left, anew.
    uniqueIndex("preregistrations_email")
      .on(table.distributorId, sql`coalesce(${table.resellerId}, ${table.distributorId})`, table.email)
      .where(sql`customer_id is null`),
    index("preregistrations_by_age").on(table.distributorId, table.resellerId, table.createdAt, table.id),
  ],
);
