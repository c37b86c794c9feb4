import "server-only";
import type { AnswerDisassociationInput } from "@/lib/contracts/association";
import type { Permit } from "@/lib/domain/access/permit";
import { type DisassociationReason, decideWithdrawal } from "@/lib/domain/association/decide-disassociation";
import type { Decision } from "@/lib/domain/decision";
import { closeWaiting } from "./close-waiting";

/** Takes the own side's waiting request back. */
export async function withdrawDisassociation(
  { actor }: Permit<"disassociation.withdraw">,
  input: AnswerDisassociationInput,
): Promise<Decision<DisassociationReason>> {
  return closeWaiting(actor, input, "withdrawn", decideWithdrawal);
}
