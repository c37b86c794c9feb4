import { sql } from "drizzle-orm";
import { check, foreignKey, integer, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { instant, tenant } from "./columns";
import { delegationColumns } from "./delegation-columns";
import { resellers } from "./resellers";

/** What a distributor grants a reseller; its row stays when it is revoked. Locked by its reseller's row. */
export const delegations = pgTable(
  "delegations",
  {
    distributorId: tenant(),
    resellerId: uuid().notNull(),
    ...delegationColumns(),
    /** Start of the unbroken grant: spent parts from before it take nothing of its pools; null: not granted. */
    grantedAt: instant(),
    version: integer().notNull(),
    setAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.resellerId] }),
    foreignKey({
      name: "delegations_reseller",
      columns: [table.distributorId, table.resellerId],
      foreignColumns: [resellers.distributorId, resellers.id],
    }),
    check("delegations_permissions", sql`permissions <@ array['set-budget', 'freeze-account', 'freeze-resources']`),
    check(
      "delegations_resources",
      sql`not ('freeze-resources' = any(permissions)) or 'freeze-account' = any(permissions)`,
    ),
    check(
      "delegations_quota",
      sql`('set-budget' = any(permissions)) = (monthly_quota is not null or one_time_quota is not null)`,
    ),
    check("delegations_amounts", sql`coalesce(monthly_quota, 1) > 0 and coalesce(one_time_quota, 1) > 0`),
  ],
);
