import "server-only";
import type { AnswerDisassociationInput } from "@/lib/contracts/association";
import type { Permit } from "@/lib/domain/access/permit";
import { type DisassociationReason, decideRejection } from "@/lib/domain/association/decide-disassociation";
import type { Decision } from "@/lib/domain/decision";
import { closeWaiting } from "./close-waiting";

/** Says no to the other side's request, with the note it reads; the association stays. */
export async function rejectDisassociation(
  { actor }: Permit<"disassociation.decide">,
  input: AnswerDisassociationInput,
): Promise<Decision<DisassociationReason>> {
  return closeWaiting(actor, input, "rejected", decideRejection);
}
