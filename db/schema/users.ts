import { integer, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns";

/** People. Global: looked up before the tenant is known; one person may belong to several companies. */
export const users = pgTable("users", {
  id: uuid().primaryKey(),
  /** Lower case. */
  email: text().notNull().unique(),
  name: text().notNull(),
  /** argon2id; null until the person has chosen a password. */
  passwordHash: text(),
  /** A locale, or "browser" while the person has chosen none. */
  language: text().notNull().default("en"),
  /** IANA zone for log times; money times are GMT+08:00 for everyone. */
  timeZone: text().notNull().default("Asia/Shanghai"),
  failedSignIns: integer().notNull().default(0),
  /** Sign-in refused until then; null when open. */
  lockedUntil: instant(),
  createdAt: instant().notNull(),
  disabledAt: instant(),
});
