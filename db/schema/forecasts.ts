import { date, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { FORECAST_SUBJECTS } from "@/lib/domain/forecast/forecast";
import { instant, month, oneOf, tenant } from "./columns";
import { distributors } from "./distributors";

/** Where the month of each customer and company ended as of the last run of a job, so that lists cost rows alone. */
export const forecasts = pgTable(
  "forecasts",
  {
    distributorId: tenant(),
    subjectKind: text({ enum: FORECAST_SUBJECTS }).notNull(),
    subjectId: uuid().notNull(),
    month: month().notNull(),
    at: instant().notNull(),
    /** Expected, and at the upper end of the band; null: not in this month. */
    usedUpOn: date(),
    usedUpEarliest: date(),
    /** Hundredths of a percent of the budget that its period is expected to come to; null: no budget. */
    endShare: integer(),
    /** The whole forecast. */
    told: jsonb().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.subjectKind, table.subjectId] }),
    foreignKey({
      name: "forecasts_distributor",
      columns: [table.distributorId],
      foreignColumns: [distributors.distributorId],
    }),
    index("forecasts_by_use").on(table.distributorId, table.subjectKind, table.endShare.desc().nullsLast()),
    oneOf("forecasts_subject_kind", "subject_kind", FORECAST_SUBJECTS),
  ],
);
