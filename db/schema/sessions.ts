import { foreignKey, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns";
import { users } from "./users";

/** Sign-ins. Global: found by the token's hash before the tenant is known. */
export const sessions = pgTable(
  "sessions",
  {
    /** sha256 of the session id that only the token holds. */
    hash: text().primaryKey(),
    userId: uuid().notNull(),
    /** The membership in use; null for a person without any. */
    distributorId: uuid(),
    memberId: uuid(),
    createdAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
    expiresAt: instant().notNull(),
    /** Null while the session stands. */
    revokedAt: instant(),
    userAgent: text().notNull(),
    ip: text(),
  },
  (table) => [
    foreignKey({ name: "sessions_user", columns: [table.userId], foreignColumns: [users.id] }),
    index("sessions_by_user").on(table.userId),
  ],
);
