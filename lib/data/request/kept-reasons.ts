import "server-only";
import type { ExecutionReason } from "@/lib/contracts/request";
import { decimalOf, type Money, parseMoney } from "@/lib/domain/money/money";

/** Reasons as JSON that reads back exactly: money and instants are marked as what they are. */
export function keptReasons(reasons: readonly { readonly code: string }[]): unknown {
  return marked(reasons);
}

/** What `keptReasons` made of them; null: nothing was kept. */
export function readReasons<Reason = ExecutionReason>(kept: unknown): readonly Reason[] | null {
  // Only keptReasons writes the column.
  return Array.isArray(kept) ? (kept.map(unmarked) as Reason[]) : null;
}

function marked(value: unknown): unknown {
  if (typeof value === "bigint") return { $money: decimalOf(value as Money) };
  if (value instanceof Date) return { $instant: value.toISOString() };
  return mapParts(value, marked);
}

function unmarked(value: unknown): unknown {
  if (typeof value === "object" && value !== null) {
    if ("$money" in value) return parseMoney(String(value.$money));
    if ("$instant" in value) return new Date(String(value.$instant));
  }
  return mapParts(value, unmarked);
}

function mapParts(value: unknown, change: (part: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(change);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, change(part)]));
}
