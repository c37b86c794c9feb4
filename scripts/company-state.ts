import { findCompany } from "@/lib/data/company/find-company";
import { type CompanyStateAnswer, setCompanyState } from "@/lib/data/company/set-company-state";
import { operatorOf } from "@/lib/data/operator";
import type { Company, CompanyState } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import type { SuspensionReason } from "@/lib/domain/access/suspension";
import { Refusal } from "./refusal";

type Changed = { readonly company: Company; readonly answer: Extract<CompanyStateAnswer, { allowed: true }> };

/** Sets the state of the company of that account name, or refuses with a sentence. */
export async function changeCompanyState(
  accountName: string,
  state: CompanyState,
  reason: string | undefined,
): Promise<Changed> {
  const found = await findCompany(accountName);
  if (!found) throw new Refusal(`No company has the account name ${accountName}.`);
  const permit = issuePermit(operatorOf(found.distributorId, found.company), "company.suspend");
  if (!permit) throw new Refusal(`${accountName} is a customer; only distributors and resellers can be suspended.`);
  const answer = await setCompanyState(permit, { state, reason: reason ?? "" });
  if (!answer.allowed) throw new Refusal(answer.reasons.map(sentenceOf).join(" "));
  return { company: found.company, answer };
}

function sentenceOf(reason: SuspensionReason): string {
  switch (reason.code) {
    case "company.not-a-partner":
      return "Only distributors and resellers can be suspended.";
    case "company.reason-missing":
      return "--reason says why; it is kept and told.";
    case "company.reason-too-long":
      return `--reason has ${reason.length} characters; at most ${reason.max}.`;
  }
}

/** The answer as one JSON object, the same for both commands. */
export function jsonOf({ company, answer }: Changed, state: CompanyState): string {
  const { changed, before, since, below } = answer;
  return JSON.stringify({ company: company.accountName, kind: company.kind, state, before, changed, since, below });
}
