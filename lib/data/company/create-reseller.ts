import "server-only";
import { type CompanyReason, isAccountName } from "@/lib/domain/access/company";
import type { Permit } from "@/lib/domain/access/permit";
import type { NonEmpty } from "@/lib/domain/decision";
import { instantOf } from "../instant";
import { type AddedInvitation, addInvitation } from "../invitation/add-invitation";
import { newId } from "../new-id";
import { normalisedEmail } from "../user/find-user-by-email";
import { addReseller, type NewReseller } from "./add-reseller";
import { writeFor } from "./write-for";

type Input = Omit<NewReseller, "resellerId" | "at" | "changeId"> & {
  /** Whom the link is for; null: whoever holds it. */
  readonly administratorEmail: string | null;
};
export type CreateResellerAnswer =
  | ({ readonly allowed: true; readonly resellerId: string } & AddedInvitation)
  | { readonly allowed: false; readonly reasons: NonEmpty<CompanyReason> };

/** A reseller below the distributor, with a link for its first administrator. */
export async function createReseller(
  { actor }: Permit<"reseller.create">,
  { administratorEmail, ...input }: Input,
): Promise<CreateResellerAnswer> {
  const { name, accountName } = input;
  if (!isAccountName(accountName)) return { allowed: false, reasons: [{ code: "company.account-name-invalid" }] };

  return writeFor(actor, async (tx) => {
    const company = { kind: "reseller", id: newId(), name } as const;
    const [at, changeId] = [await instantOf(tx), newId()];
    if (!(await addReseller(tx, actor, { ...input, resellerId: company.id, at, changeId }))) {
      return { allowed: false, reasons: [{ code: "company.account-name-taken", accountName }] };
    }
    const email = administratorEmail === null ? null : normalisedEmail(administratorEmail);
    const roles = ["administrator"] as const;
    const added = await addInvitation(tx, actor, { company, email, roles, at, changeId });
    return { allowed: true, resellerId: company.id, ...added };
  });
}
