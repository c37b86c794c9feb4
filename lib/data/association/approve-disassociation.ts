import "server-only";
import type { AnswerDisassociationInput } from "@/lib/contracts/association";
import type { Permit } from "@/lib/domain/access/permit";
import { type DisassociationReason, decideApproval } from "@/lib/domain/association/decide-disassociation";
import { type Decision, refuse } from "@/lib/domain/decision";
import { freshGovernance } from "../budget/fresh-governance";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { findDistributor, systemActor } from "../system-actor";
import { inTenant } from "../tenant";
import { endAssociation } from "./end-association";
import { findDisassociation } from "./find-disassociation";
import { loadCheck, sideOf } from "./load-check";
import { lockLeaving } from "./lock-leaving";
import { closeDisassociation } from "./write-disassociation";

/** Says yes to the other side's request: the association ends with everything that hangs on it, in one transaction. */
export async function approveDisassociation(
  { actor }: Permit<"disassociation.decide">,
  { disassociationId, note }: AnswerDisassociationInput,
): Promise<Decision<DisassociationReason>> {
  const { distributorId } = actor;
  return inTenant(
    actor,
    async (tx) => {
      const found = await findDisassociation(tx, actor, disassociationId);
      const customer = found && (await lockLeaving(tx, actor, found.customerId));
      const request = customer && (await findDisassociation(tx, actor, disassociationId, true));
      if (!customer || !request) return refuse<DisassociationReason>({ code: "association.request-unknown" });
      const at = await instantOf(tx);
      const distributor = await findDistributor(tx, distributorId);
      if (!distributor) throw new Error("the actor's distributor is gone");
      const system = systemActor(distributorId, distributor, actor.requestId);
      const changeId = newId();
      const governance = await freshGovernance(tx, system, { changeId, at }, customer);
      const decision = decideApproval({
        ...(await loadCheck(tx, distributorId, customer, at)),
        side: sideOf(actor, customer),
        state: request.state,
        note,
      });
      if (!decision.allowed) return decision;

      const { id, side } = request;
      await closeDisassociation(tx, actor, { id, state: "approved", customer, side, changeId, at, note });
      await endAssociation(tx, { actor, system, customer, governance, changeId, at, reason: request.reason });
      return decision;
    },
    "import",
  );
}
