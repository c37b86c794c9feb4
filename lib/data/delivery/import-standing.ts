import "server-only";
import type { ImportState } from "@/lib/domain/delivery/delivery";

// A running import gives a sign of life every two seconds.
const SILENT_MS_MAX = 60_000;

/** An import whose process gave no sign of life for a minute has failed, whatever its row says. */
export function standingOf(
  { state, seenAt }: { readonly state: ImportState; readonly seenAt: Date },
  now: Date,
): { readonly state: ImportState; readonly isGone: boolean } {
  const isGone = state === "running" && now.getTime() - seenAt.getTime() > SILENT_MS_MAX;
  return { state: isGone ? "failed" : state, isGone };
}
