import "server-only";
import { distributors } from "@/db/schema";
import { type CompanyReason, isAccountName } from "@/lib/domain/access/company";
import type { NonEmpty } from "@/lib/domain/decision";
import { recordAudit } from "../audit";
import { instantOf } from "../instant";
import { type AddedInvitation, addInvitation } from "../invitation/add-invitation";
import { newId } from "../new-id";
import { operatorOf } from "../operator";
import { inTenant } from "../tenant";
import { addToDirectory } from "./add-to-directory";

type Input = {
  readonly name: string;
  readonly accountName: string;
  /** ISO 4217 (G15). */
  readonly currency: string;
};
export type CreateDistributorAnswer =
  | ({ readonly allowed: true; readonly distributorId: string } & AddedInvitation)
  | { readonly allowed: false; readonly reasons: NonEmpty<CompanyReason> };

/** A new tenant with a link for its first administrator; the operator's, by command line only (G21). */
export async function createDistributor({ name, accountName, currency }: Input): Promise<CreateDistributorAnswer> {
  if (!isAccountName(accountName)) return { allowed: false, reasons: [{ code: "company.account-name-invalid" }] };
  const distributorId = newId();
  const company = { kind: "distributor", id: distributorId, name, accountName } as const;
  const actor = operatorOf(distributorId, company);

  return inTenant(actor, async (tx) => {
    const isFree = await addToDirectory(tx, {
      accountName,
      distributorId,
      companyKind: "distributor",
      companyId: distributorId,
    });
    if (!isFree) return { allowed: false, reasons: [{ code: "company.account-name-taken", accountName }] };

    const [at, changeId] = [await instantOf(tx), newId()];
    await tx.insert(distributors).values({ distributorId, name, accountName, currency, createdAt: at });
    const subject = { kind: "distributor", id: distributorId, name } as const;
    const after = { name, accountName, currency };
    await recordAudit(tx, actor, [{ changeId, at, action: "distributor.created", subject, after }]);
    const roles = ["administrator"] as const;
    return {
      allowed: true,
      distributorId,
      ...(await addInvitation(tx, actor, { company, email: null, roles, at, changeId })),
    };
  });
}
