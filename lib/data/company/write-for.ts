import "server-only";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import type { SuspendedReason } from "@/lib/domain/access/suspension";
import type { NonEmpty } from "@/lib/domain/decision";
import { inTenant } from "../tenant";
import { suspendedReason } from "./suspensions";

export type Suspended = { readonly allowed: false; readonly reasons: NonEmpty<SuspendedReason> };

/** One transaction that writes for the actor's company; refused before all else while that is frozen (§14). */
export function writeFor<T>(
  actor: Actor,
  work: (tx: Transaction) => Promise<T>,
  pool: "interactive" | "import" = "interactive",
): Promise<T | Suspended> {
  const gated = async (tx: Transaction): Promise<T | Suspended> => {
    const reason = await suspendedReason(tx, actor);
    return reason ? { allowed: false, reasons: [reason] } : work(tx);
  };
  return inTenant(actor, gated, pool);
}
