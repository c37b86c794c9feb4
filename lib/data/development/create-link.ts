import "server-only";
import { credentials, customerInvitations } from "@/db/schema";
import type { Permit } from "@/lib/domain/access/permit";
import type { NonEmpty } from "@/lib/domain/decision";
import type { DevelopmentReason } from "@/lib/domain/development/decide-development";
import { linkDayChoices, linkEndOf } from "@/lib/domain/development/link";
import { stampOf } from "../actor-stamp";
import { recordAudit } from "../audit";
import { loadActingSide } from "../customer/lock-customer";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { hashOfSecret, newSecret } from "../secret";
import { inTenant } from "../tenant";

export type CreateLink = {
  readonly label: string | null;
  readonly validDays: number;
  /** The longest the installation lets a link work. */
  readonly lifeDays: number;
};

export type CreateLinkAnswer =
  | { readonly allowed: true; readonly linkId: string /** Goes into the link; shown once. */; readonly secret: string }
  | { readonly allowed: false; readonly reasons: NonEmpty<DevelopmentReason> };

/** A hyperlink or code by which any number of customers may join, until it expires or is withdrawn. */
export async function createLink(
  { actor }: Permit<"development.manage">,
  { label, validDays, lifeDays }: CreateLink,
): Promise<CreateLinkAnswer> {
  if (!linkDayChoices(lifeDays).includes(validDays)) {
    return { allowed: false, reasons: [{ code: "development.days-not-offered" }] };
  }
  const { distributorId, company } = actor;
  return inTenant(actor, async (tx) => {
    const { suspended } = await loadActingSide(tx, actor);
    if (suspended.length > 0) {
      return { allowed: false, reasons: [{ code: "development.company-suspended", companies: suspended }] };
    }
    const [id, secret, changeId, at] = [newId(), newSecret(), newId(), await instantOf(tx)];
    const expiresAt = linkEndOf(at, validDays);
    await tx.insert(customerInvitations).values({
      distributorId,
      id,
      resellerId: company.kind === "reseller" ? company.id : null,
      kind: "link",
      label,
      by: stampOf(actor),
      changeId,
      createdAt: at,
      expiresAt,
    });
    const credential = { hash: hashOfSecret(secret), kind: "customer-invitation", distributorId, rowId: id } as const;
    await tx.insert(credentials).values(credential);
    const subject = { kind: "customer-invitation", id, name: label ?? company.name } as const;
    const after = { label, expiresAt };
    await recordAudit(tx, actor, [{ changeId, at, action: "customer-invitation.created", subject, after }]);
    return { allowed: true, linkId: id, secret };
  });
}
