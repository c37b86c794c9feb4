import { foreignKey, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { CriticalOperation } from "@/lib/domain/verification/verification";
import { instant, oneOf, tenant } from "./columns";
import { distributors } from "./distributors";
import { users } from "./users";

/** What is asked of a person for one operation in one company: one row, asked anew in place. */
export const verificationCodes = pgTable(
  "verification_codes",
  {
    distributorId: tenant(),
    companyId: uuid().notNull(),
    userId: uuid().notNull(),
    operation: text().$type<CriticalOperation>().notNull(),
    channel: text({ enum: ["email", "totp"] }).notNull(),
    /** Keyed hash of the code sent, or of the authenticator's code once it was right; null before that. */
    codeHash: text(),
    askedAt: instant().notNull(),
    /** Wrong ones so far. */
    tries: integer().notNull(),
    /** Null: no operation has used it up. */
    usedAt: instant(),
  },
  (table) => [
    primaryKey({
      name: "verification_codes_key",
      columns: [table.distributorId, table.companyId, table.userId, table.operation],
    }),
    foreignKey({
      name: "verification_codes_distributor",
      columns: [table.distributorId],
      foreignColumns: [distributors.distributorId],
    }),
    foreignKey({ name: "verification_codes_user", columns: [table.userId], foreignColumns: [users.id] }),
    oneOf("verification_codes_channel", "channel", ["email", "totp"]),
  ],
);
