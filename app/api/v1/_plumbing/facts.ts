import { decimalOf, type Money } from "@/lib/domain/money/money";

/** Domain values as they cross the wire: money as decimal text, instants as ISO text. */
export function wireOf(value: unknown): unknown {
  if (typeof value === "bigint") return decimalOf(value as Money);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(wireOf);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, wireOf(part)]));
}
