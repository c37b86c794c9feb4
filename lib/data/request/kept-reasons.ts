import "server-only";
import type { ExecutionReason } from "@/lib/contracts/request";
import { keptJson, readKeptJson } from "../kept-json";

export function keptReasons(reasons: readonly ExecutionReason[]): unknown {
  return keptJson(reasons);
}

/** What `keptReasons` made of them; null: nothing was kept. */
export function readReasons(kept: unknown): readonly ExecutionReason[] | null {
  // Only keptReasons writes the column.
  return Array.isArray(kept) ? (readKeptJson(kept) as ExecutionReason[]) : null;
}
