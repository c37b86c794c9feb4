import "server-only";
import type { Permit } from "@/lib/domain/access/permit";
import type { AlertLimits } from "@/lib/domain/alert/limits";
import { inTenant } from "../tenant";
import { loadAlertLimits } from "./load-alert-limits";

/** From when on the actor's distributor is alerted of what waits. */
export async function getAlertLimits({ actor }: Permit<"alert.read">): Promise<AlertLimits> {
  return inTenant(actor, (tx) => loadAlertLimits(tx, actor.distributorId));
}
