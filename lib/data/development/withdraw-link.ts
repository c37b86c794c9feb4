import "server-only";
import { and, eq } from "drizzle-orm";
import { customerInvitations, preregistrations } from "@/db/schema";
import type { Permit } from "@/lib/domain/access/permit";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import type { DevelopmentReason } from "@/lib/domain/development/decide-development";
import { linkStateOf } from "@/lib/domain/development/link";
import { recordAudit } from "../audit";
import { loadActingSide } from "../customer/lock-customer";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { developmentOf } from "../scope";
import { inTenant } from "../tenant";

/** Ends an open link of the partner's own, e-mailed or not; whoever holds it can do nothing with it any more. */
export async function withdrawLink(
  { actor }: Permit<"development.manage">,
  { linkId }: { readonly linkId: string },
): Promise<Decision<DevelopmentReason>> {
  const own = and(developmentOf(actor, customerInvitations), eq(customerInvitations.id, linkId));
  return inTenant(actor, async (tx) => {
    const { suspended } = await loadActingSide(tx, actor);
    if (suspended.length > 0) return refuse({ code: "development.company-suspended", companies: suspended });
    const [link] = await tx
      .select({
        kind: customerInvitations.kind,
        label: customerInvitations.label,
        preregistrationId: customerInvitations.preregistrationId,
        expiresAt: customerInvitations.expiresAt,
        usedAt: customerInvitations.usedAt,
        withdrawnAt: customerInvitations.withdrawnAt,
      })
      .from(customerInvitations)
      .where(own)
      .for("update");
    if (!link) return refuse({ code: "development.unknown" });
    const at = await instantOf(tx);
    if (linkStateOf(link, at) !== "open") return refuse({ code: "development.link-ended" });
    await tx.update(customerInvitations).set({ withdrawnAt: at }).where(own);
    const [prospect] = link.preregistrationId
      ? await tx
          .select({ name: preregistrations.name })
          .from(preregistrations)
          .where(
            and(
              eq(preregistrations.distributorId, actor.distributorId),
              eq(preregistrations.id, link.preregistrationId),
            ),
          )
      : [];
    const name = prospect?.name ?? link.label ?? actor.company.name;
    const subject = { kind: "customer-invitation", id: linkId, name } as const;
    const before = { expiresAt: link.expiresAt };
    await recordAudit(tx, actor, [{ changeId: newId(), at, action: "customer-invitation.withdrawn", subject, before }]);
    return ALLOWED;
  });
}
