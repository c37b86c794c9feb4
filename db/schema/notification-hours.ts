import { sql } from "drizzle-orm";
import { check, foreignKey, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { CHOOSERS } from "@/lib/domain/notification/choice";
import { oneOf, tenant } from "./columns";
import { distributors } from "./distributors";

/** When ordinary notices may come, in the person's own time zone; no row: the company's, then the product's. */
export const notificationHours = pgTable(
  "notification_hours",
  {
    distributorId: tenant(),
    chooserId: uuid().notNull(),
    chooser: text({ enum: CHOOSERS }).notNull(),
    /** Minutes after midnight between which nothing ordinary comes; equal: no quiet hours. */
    quietFrom: integer().notNull(),
    quietTo: integer().notNull(),
    /** The hour of a daily digest. */
    digestHour: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.chooserId] }),
    foreignKey({
      name: "notification_hours_distributor",
      columns: [table.distributorId],
      foreignColumns: [distributors.distributorId],
    }),
    oneOf("notification_hours_chooser", "chooser", CHOOSERS),
    check("notification_hours_quiet", sql`quiet_from between 0 and 1439 and quiet_to between 0 and 1439`),
    check("notification_hours_digest", sql`digest_hour between 0 and 23`),
  ],
);
