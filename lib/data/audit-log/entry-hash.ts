import "server-only";
import { createHash } from "node:crypto";
import type { SealedFacts } from "./sealed-columns";

/** The hash "before" the first entry of a chain. */
export const CHAIN_START = "0".repeat(64);

/** sha256 over the hash before it, its place and the entry with its keys in order. */
export function hashOfEntry(previous: string, position: number, facts: SealedFacts): string {
  const text = canonical([previous, position, { ...facts, at: facts.at.toISOString() }]);
  return createHash("sha256").update(text).digest("hex");
}

/** One text for one value: the database keeps no order of keys. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value ?? null);
  const entries = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([left], [right]) => (left < right ? -1 : 1));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(",")}}`;
}
