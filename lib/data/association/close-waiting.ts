import "server-only";
import type { AnswerDisassociationInput } from "@/lib/contracts/association";
import type { Actor } from "@/lib/domain/access/actor";
import type { DisassociationReason, StepFacts } from "@/lib/domain/association/decide-disassociation";
import { type Decision, refuse } from "@/lib/domain/decision";
import { lockGoverned } from "../delegation/lock-governed";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { findDisassociation } from "./find-disassociation";
import { loadCheck, sideOf } from "./load-check";
import { closeDisassociation } from "./write-disassociation";

/** Ends a waiting request without ending the association, in one transaction; another company's is unknown. */
export async function closeWaiting(
  actor: Actor,
  { disassociationId, note }: AnswerDisassociationInput,
  state: "rejected" | "withdrawn",
  decide: (facts: StepFacts) => Decision<DisassociationReason>,
): Promise<Decision<DisassociationReason>> {
  const { distributorId } = actor;
  return inTenant(actor, async (tx) => {
    const found = await findDisassociation(tx, actor, disassociationId);
    const customer = found && (await lockGoverned(tx, actor, found.customerId, "share"));
    const request = customer && (await findDisassociation(tx, actor, disassociationId, true));
    if (!customer || !request) return refuse<DisassociationReason>({ code: "association.request-unknown" });
    const at = await instantOf(tx);
    const { suspended } = await loadCheck(tx, distributorId, customer, at);
    const decision = decide({ suspended, side: sideOf(actor, customer), state: request.state, note });
    if (!decision.allowed) return decision;
    const { id, side } = request;
    await closeDisassociation(tx, actor, { id, state, customer, side, changeId: newId(), at, note });
    return decision;
  });
}
