import "server-only";
import { disassociations } from "@/db/schema";
import type { AskDisassociationInput } from "@/lib/contracts/association";
import type { Permit } from "@/lib/domain/access/permit";
import { type DisassociationReason, decideAsking } from "@/lib/domain/association/decide-disassociation";
import { pendingStateOf } from "@/lib/domain/association/disassociation";
import { type Decision, refuse } from "@/lib/domain/decision";
import { stampOf } from "../actor-stamp";
import { lockGoverned } from "../delegation/lock-governed";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { findWaiting, listAsked } from "./find-disassociation";
import { loadCheck, sideOf } from "./load-check";
import { noteStep } from "./write-disassociation";

export type AskAnswer =
  | { readonly allowed: true; readonly disassociationId: string }
  | Extract<Decision<DisassociationReason>, { allowed: false }>;

/** Asks the other side that the association ends; nothing else changes until it approves. */
export async function askDisassociation(
  { actor }: Permit<"disassociation.ask">,
  { customerId, reason, declared, understood }: AskDisassociationInput,
): Promise<AskAnswer> {
  const { distributorId } = actor;
  return inTenant(actor, async (tx) => {
    const customer = await lockGoverned(tx, actor, customerId, "share");
    if (customer?.disassociatedAt !== null) return unknown();
    const at = await instantOf(tx);
    const side = sideOf(actor, customer);
    const waiting = await findWaiting(tx, distributorId, customer.id);
    const decision = decideAsking({
      ...(await loadCheck(tx, distributorId, customer, at)),
      side,
      declared,
      understood,
      reason,
      pending: waiting && { state: waiting.state, since: waiting.askedAt },
      asked: side === null ? [] : await listAsked(tx, distributorId, customer, side),
      at,
    });
    if (!decision.allowed || side === null) return decision.allowed ? unknown() : decision;

    const [disassociationId, changeId] = [newId(), newId()];
    await tx.insert(disassociations).values({
      distributorId,
      id: disassociationId,
      associationId: customer.associationId,
      customerId: customer.id,
      side,
      state: pendingStateOf(side),
      reason,
      by: stampOf(actor),
      changeId,
      askedAt: at,
    });
    await noteStep(tx, actor, "asked", { customer, side, changeId, at, text: reason });
    return { allowed: true, disassociationId };
  });
}

function unknown(): Extract<AskAnswer, { allowed: false }> {
  const refusal = refuse<DisassociationReason>({ code: "association.customer-unknown" });
  if (refusal.allowed) throw new Error("a refusal never allows");
  return refusal;
}
