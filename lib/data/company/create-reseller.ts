import "server-only";
import { resellers } from "@/db/schema";
import { type CompanyReason, isAccountName } from "@/lib/domain/access/company";
import type { Permit } from "@/lib/domain/access/permit";
import type { NonEmpty } from "@/lib/domain/decision";
import { recordAudit } from "../audit";
import { instantOf } from "../instant";
import { type AddedInvitation, addInvitation } from "../invitation/add-invitation";
import { newId } from "../new-id";
import { normalisedEmail } from "../user/find-user-by-email";
import { addToDirectory } from "./add-to-directory";
import { writeFor } from "./write-for";

type Input = {
  readonly name: string;
  readonly accountName: string;
  readonly contactEmail: string | null;
  readonly contactPhone: string | null;
  /** Whom the link is for; null: whoever holds it. */
  readonly administratorEmail: string | null;
};
export type CreateResellerAnswer =
  | ({ readonly allowed: true; readonly resellerId: string } & AddedInvitation)
  | { readonly allowed: false; readonly reasons: NonEmpty<CompanyReason> };

/** A reseller below the distributor, with a link for its first administrator. */
export async function createReseller(
  { actor }: Permit<"reseller.create">,
  { name, accountName, contactEmail, contactPhone, administratorEmail }: Input,
): Promise<CreateResellerAnswer> {
  if (!isAccountName(accountName)) return { allowed: false, reasons: [{ code: "company.account-name-invalid" }] };
  const { distributorId } = actor;
  const company = { kind: "reseller", id: newId(), name } as const;

  return writeFor(actor, async (tx) => {
    const isFree = await addToDirectory(tx, {
      accountName,
      distributorId,
      companyKind: "reseller",
      companyId: company.id,
    });
    if (!isFree) return { allowed: false, reasons: [{ code: "company.account-name-taken", accountName }] };

    const [at, changeId] = [await instantOf(tx), newId()];
    await tx
      .insert(resellers)
      .values({ distributorId, id: company.id, name, accountName, contactEmail, contactPhone, createdAt: at });
    const subject = { kind: "reseller", id: company.id, name } as const;
    const after = { name, accountName, contactEmail, contactPhone };
    await recordAudit(tx, actor, [{ changeId, at, action: "reseller.created", subject, after }]);
    const email = administratorEmail === null ? null : normalisedEmail(administratorEmail);
    const roles = ["administrator"] as const;
    const added = await addInvitation(tx, actor, { company, email, roles, at, changeId });
    return { allowed: true, resellerId: company.id, ...added };
  });
}
