import "server-only";
import { decimalOf, type Money, parseMoney } from "@/lib/domain/money/money";

/** Facts as JSON that reads back exactly: money and instants are marked as what they are. */
export function keptJson(value: unknown): unknown {
  if (typeof value === "bigint") return { $money: decimalOf(value as Money) };
  if (value instanceof Date) return { $instant: value.toISOString() };
  return mapParts(value, keptJson);
}

/** What `keptJson` made of them. */
export function readKeptJson(kept: unknown): unknown {
  if (typeof kept === "object" && kept !== null) {
    if ("$money" in kept) return parseMoney(String(kept.$money));
    if ("$instant" in kept) return new Date(String(kept.$instant));
  }
  return mapParts(kept, readKeptJson);
}

function mapParts(value: unknown, change: (part: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(change);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, change(part)]));
}
