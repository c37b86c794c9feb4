import type { Actor, CompanyState } from "@/lib/domain/access/actor";
import { issuePermit, type Permit } from "@/lib/domain/access/permit";
import { operatorOf } from "../operator";
import { setCompanyState } from "./set-company-state";

/** The operator's permit to suspend or reinstate the actor's company. */
export function operatorPermit({ distributorId, company }: Actor): Permit<"company.suspend"> {
  const permit = issuePermit(operatorOf(distributorId, company), "company.suspend");
  if (!permit) throw new Error(`a ${company.kind} is never suspended`);
  return permit;
}

/** Sets the state of the actor's company and returns what the operator hears. */
export async function turnTo(actor: Actor, state: CompanyState, reason = "Contract breached") {
  const answer = await setCompanyState(operatorPermit(actor), { state, reason });
  if (!answer.allowed) throw new Error(answer.reasons[0].code);
  return answer;
}
