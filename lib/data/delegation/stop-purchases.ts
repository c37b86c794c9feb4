import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { resellers } from "@/db/schema";
import type { StopInput } from "@/lib/contracts/delegation";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import { type DelegationReason, decideStop } from "@/lib/domain/delegation/decide-delegation";
import { tellCompanies } from "../alert/write-notices";
import { recordAudit } from "../audit";
import { wakeRenewals } from "../order/wake-renewals";
import { inTenant } from "../tenant";
import { beginDelegation } from "./begin-delegation";
import { bothOf } from "./tell-both";

/** From now on every customer below answers `reseller-stopped`; budgets and freezes stay as they are (G1). */
export async function stopPurchases(
  { actor }: Permit<"reseller.stop">,
  input: StopInput,
): Promise<Decision<DelegationReason>> {
  return inTenant(actor, (tx) => turnIn(tx, actor, input, "stop"));
}

/** Lifts the stop of a reseller's purchases (G1). */
export async function resumePurchases(
  { actor }: Permit<"reseller.stop">,
  input: StopInput,
): Promise<Decision<DelegationReason>> {
  return inTenant(actor, (tx) => turnIn(tx, actor, input, "resume"));
}

async function turnIn(
  tx: Transaction,
  actor: Actor,
  { resellerId, reason }: StopInput,
  wanted: "stop" | "resume",
): Promise<Decision<DelegationReason>> {
  const act = await beginDelegation(tx, actor, resellerId, reason);
  if (!act) return refuse({ code: "delegation.reseller-unknown" });
  const { reseller, changeId, at } = act;
  const decision = decideStop({ ...act.facts, wanted, isStopped: reseller.stoppedAt !== null });
  if (!decision.allowed) return decision;

  const stops = wanted === "stop";
  await tx
    .update(resellers)
    .set({ stoppedAt: stops ? at : null, stopReason: stops ? reason : null })
    .where(and(eq(resellers.distributorId, actor.distributorId), eq(resellers.id, resellerId)));
  await recordAudit(tx, actor, [
    {
      changeId,
      at,
      action: stops ? "reseller.stopped" : "reseller.resumed",
      subject: { kind: "reseller", id: resellerId, name: reseller.name },
      before: { stoppedAt: reseller.stoppedAt },
      after: { stoppedAt: stops ? at : null },
      reason,
    },
  ]);
  const facts = { reseller: reseller.name, reason: reason ?? "" };
  const notice = { kind: stops ? "purchases-stopped" : "purchases-resumed", urgent: true, facts } as const;
  await tellCompanies(tx, actor.distributorId, at, [{ to: bothOf(actor, resellerId), notice, customerId: null }]);
  if (!stops) await wakeRenewals(tx, { distributorId: actor.distributorId, at }, null);
  return ALLOWED;
}
