import { boolean, interval, pgTable } from "drizzle-orm/pg-core";

/** One row. Tests turn the clock by it; only the owner may write it. */
export const clock = pgTable("clock", {
  only: boolean().primaryKey().default(true),
  ahead: interval().notNull().default("0"),
});
