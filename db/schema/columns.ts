import { sql } from "drizzle-orm";
import { check, customType, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { decimalOf, type Money, parseMoney } from "@/lib/domain/money/money";

/** numeric(38,12) in the distributor's currency <-> exact 10^-12 units. */
export const money = customType<{ data: Money; driverData: string }>({
  dataType: () => "numeric(38,12)",
  toDriver: decimalOf,
  fromDriver: moneyOfDriver,
});

/** A driver's numeric text as Money; throws when the column held something else. */
export function moneyOfDriver(text: string): Money {
  const parsed = parseMoney(text);
  if (parsed === null) throw new Error("a numeric column held no money");
  return parsed;
}

/** UTC instant with milliseconds, as JavaScript keeps it. */
export const instant = () => timestamp({ withTimezone: true, precision: 3, mode: "date" });

/** The tenant. Leads every primary, foreign and unique key. */
export const tenant = () => uuid().notNull();

/** UUIDv7 made by the application; the database makes no ids. */
export const id = () => uuid().notNull();

/** A calendar month in GMT+08:00, "2026-11". */
export const month = () => text();

export function oneOf(name: string, column: string, values: readonly string[]) {
  const list = values.map((value) => `'${value}'`).join(", ");
  return check(name, sql.raw(`${column} in (${list})`));
}
