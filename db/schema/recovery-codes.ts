import { foreignKey, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { authenticators } from "./authenticators";
import { instant } from "./columns";

/** Codes for when the authenticator is lost; each counts once. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    userId: uuid().notNull(),
    /** Keyed hash. */
    hash: text().notNull(),
    /** Null while it counts. */
    usedAt: instant(),
  },
  (table) => [
    primaryKey({ columns: [table.userId, table.hash] }),
    foreignKey({
      name: "recovery_codes_authenticator",
      columns: [table.userId],
      foreignColumns: [authenticators.userId],
    }).onDelete("cascade"),
  ],
);
