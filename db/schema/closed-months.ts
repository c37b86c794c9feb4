import { jsonb, pgTable, primaryKey } from "drizzle-orm/pg-core";
import type { ActorStamp } from "./budget-records";
import { instant, month, tenant } from "./columns";

/** A month is open until the distributor closes it (G14). */
export const closedMonths = pgTable(
  "closed_months",
  {
    distributorId: tenant(),
    month: month().notNull(),
    closedAt: instant().notNull(),
    by: jsonb().$type<ActorStamp>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.distributorId, table.month] })],
);
