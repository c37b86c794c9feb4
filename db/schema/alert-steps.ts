import { foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { ALERT_STEPS } from "@/lib/domain/alert/handling";
import { alertHandlings } from "./alert-handlings";
import type { ActorStamp } from "./budget-records";
import { id, instant, oneOf, tenant } from "./columns";

/** The life of an alert with one company; a row never changes. */
export const alertSteps = pgTable(
  "alert_steps",
  {
    distributorId: tenant(),
    id: id(),
    alertId: uuid().notNull(),
    companyId: uuid().notNull(),
    kind: text({ enum: ALERT_STEPS }).notNull(),
    at: instant().notNull(),
    /** Null: by itself. */
    by: jsonb().$type<ActorStamp>(),
    /** Note or reason, at most 256 characters; null: none. */
    text: text(),
    /** Whom it was handed to; null: nobody. */
    toName: text(),
    /** End of a snooze; null: none. */
    until: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "alert_steps_handling",
      columns: [table.distributorId, table.alertId, table.companyId],
      foreignColumns: [alertHandlings.distributorId, alertHandlings.alertId, alertHandlings.companyId],
    }),
    index("alert_steps_by_alert").on(table.distributorId, table.alertId, table.at),
    index("alert_steps_by_company").on(table.distributorId, table.companyId, table.at, table.id),
    oneOf("alert_steps_kind", "kind", ALERT_STEPS),
  ],
);
