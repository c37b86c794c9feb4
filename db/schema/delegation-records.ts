import { foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { ActorStamp } from "./budget-records";
import { id, instant, money, oneOf, tenant } from "./columns";
import { delegationColumns } from "./delegation-columns";
import { resellers } from "./resellers";

export const DELEGATION_OPERATIONS = ["granted", "changed", "revoked", "lapsed"] as const;

/** Every grant, change, revocation and lapse; the newest up to an instant is what stood then. */
export const delegationRecords = pgTable(
  "delegation_records",
  {
    distributorId: tenant(),
    id: id(),
    resellerId: uuid().notNull(),
    changeId: uuid().notNull(),
    operation: text({ enum: DELEGATION_OPERATIONS }).notNull(),
    ...delegationColumns(),
    /** What its customers took of each kind then. */
    monthlyTaken: money().notNull(),
    oneTimeTaken: money().notNull(),
    reason: text(),
    by: jsonb().$type<ActorStamp>().notNull(),
    at: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "delegation_records_reseller",
      columns: [table.distributorId, table.resellerId],
      foreignColumns: [resellers.distributorId, resellers.id],
    }),
    index("delegation_records_by_reseller").on(table.distributorId, table.resellerId, table.at),
    oneOf("delegation_records_operation", "operation", DELEGATION_OPERATIONS),
  ],
);
