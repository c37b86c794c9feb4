import { foreignKey, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { VERIFICATION_CHANNELS } from "@/lib/domain/verification/verification";
import { instant, oneOf, tenant } from "./columns";
import { distributors } from "./distributors";

/** By what way a company confirms critical operations; no row: not at all. */
export const verificationSettings = pgTable(
  "verification_settings",
  {
    distributorId: tenant(),
    companyId: uuid().notNull(),
    channel: text({ enum: VERIFICATION_CHANNELS }).notNull(),
    version: integer().notNull(),
    changedAt: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.companyId] }),
    foreignKey({
      name: "verification_settings_distributor",
      columns: [table.distributorId],
      foreignColumns: [distributors.distributorId],
    }),
    oneOf("verification_settings_channel", "channel", VERIFICATION_CHANNELS),
  ],
);
