import { bigint, foreignKey, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns";
import { users } from "./users";

/** A person's time-based second factor. Global: one person confirms with it in every company. */
export const authenticators = pgTable(
  "authenticators",
  {
    userId: uuid().primaryKey(),
    /** AES-256-GCM under a key derived from AUTH_SECRET. */
    secret: text().notNull(),
    /** Null until a first code of it was right: it confirms nothing before. */
    confirmedAt: instant(),
    /** The newest 30-second step whose code was used; null: none. */
    lastStep: bigint({ mode: "number" }),
    createdAt: instant().notNull(),
  },
  (table) => [foreignKey({ name: "authenticators_user", columns: [table.userId], foreignColumns: [users.id] })],
);
