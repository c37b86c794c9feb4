import { foreignKey, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { COMPANY_STATES } from "@/lib/domain/access/actor";
import { id, instant, oneOf, tenant } from "./columns";
import { distributors } from "./distributors";

export const resellers = pgTable(
  "resellers",
  {
    distributorId: tenant(),
    id: id(),
    name: text().notNull(),
    accountName: text().notNull(),
    state: text({ enum: COMPANY_STATES }).notNull().default("active"),
    /** Since when new purchases below it are stopped by the distributor (G1); null: not stopped. */
    stoppedAt: instant(),
    /** Why; both partners read it; null unless stopped. */
    stopReason: text(),
    contactEmail: text(),
    contactPhone: text(),
    createdAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "resellers_distributor",
      columns: [table.distributorId],
      foreignColumns: [distributors.distributorId],
    }),
    oneOf("resellers_state", "state", COMPANY_STATES),
  ],
);
