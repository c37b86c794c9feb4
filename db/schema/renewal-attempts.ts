import { sql } from "drizzle-orm";
import { boolean, foreignKey, index, jsonb, pgTable, primaryKey, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { id, instant, tenant } from "./columns";
import { resources } from "./resources";

/** An automatic renewal that was refused, once a day while grace lasts, and the last word when it is over (G19). */
export const renewalAttempts = pgTable(
  "renewal_attempts",
  {
    distributorId: tenant(),
    id: id(),
    resourceId: uuid().notNull(),
    /** End of the term that was to be renewed. */
    expiresAt: instant().notNull(),
    at: instant().notNull(),
    /** Every reason with its facts: money as decimal text, instants as ISO text. */
    reasons: jsonb().$type<readonly { readonly code: string }[]>().notNull(),
    /** Grace is over: it is not tried any more. */
    ended: boolean().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "renewal_attempts_resource",
      columns: [table.distributorId, table.resourceId],
      foreignColumns: [resources.distributorId, resources.id],
    }),
    index("renewal_attempts_by_term").on(table.distributorId, table.resourceId, table.expiresAt, table.at),
    uniqueIndex("renewal_attempts_end").on(table.distributorId, table.resourceId, table.expiresAt).where(sql`ended`),
  ],
);
