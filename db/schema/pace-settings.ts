import { sql } from "drizzle-orm";
import { boolean, check, foreignKey, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { PACE_CERTAINTIES } from "@/lib/domain/forecast/pace";
import { instant, oneOf, tenant } from "./columns";
import { distributors } from "./distributors";

/** When a company is alerted that a budget of its customers will be used up; no row: as by default. */
export const paceSettings = pgTable(
  "pace_settings",
  {
    distributorId: tenant(),
    companyId: uuid().notNull(),
    isOn: boolean().notNull(),
    /** Day of the month, GMT+08:00. */
    fromDay: integer().notNull(),
    certainty: text({ enum: PACE_CERTAINTIES }).notNull(),
    version: integer().notNull(),
    changedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.companyId] }),
    foreignKey({
      name: "pace_settings_distributor",
      columns: [table.distributorId],
      foreignColumns: [distributors.distributorId],
    }),
    oneOf("pace_settings_certainty", "certainty", PACE_CERTAINTIES),
    check("pace_settings_from_day", sql`from_day between 1 and 28`),
  ],
);
