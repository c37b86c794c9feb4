import { findCompany } from "@/lib/data/company/find-company";
import { operatorOf } from "@/lib/data/operator";
import { type Action, issuePermit, type Permit } from "@/lib/domain/access/permit";
import { Refusal } from "./refusal";

/** The operator's permit to act for the distributor of this account name. */
export async function distributorPermit<A extends Action>(accountName: string, action: A): Promise<Permit<A>> {
  const found = await findCompany(accountName);
  if (found?.company.kind !== "distributor") throw new Refusal(`No distributor has the account name ${accountName}.`);
  const permit = issuePermit(operatorOf(found.distributorId, found.company), action);
  if (!permit) throw new Error(`a distributor may not try ${action}`);
  return permit;
}
