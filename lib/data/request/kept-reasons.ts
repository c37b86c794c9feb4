import "server-only";
import type { ExecutionReason } from "@/lib/contracts/request";
import { keptJson, readKeptJson } from "../kept-json";

/** Reasons as JSON that reads back exactly: money and instants are marked as what they are. */
export function keptReasons(reasons: readonly { readonly code: string }[]): unknown {
  return keptJson(reasons);
}

/** What `keptReasons` made of them; null: nothing was kept. */
export function readReasons<Reason = ExecutionReason>(kept: unknown): readonly Reason[] | null {
  // Only keptReasons writes the column.
  return Array.isArray(kept) ? (readKeptJson(kept) as Reason[]) : null;
}
