import "server-only";
import { and, eq } from "drizzle-orm";
import { companyStates, distributors, resellers } from "@/db/schema";
import type { ManagerName } from "@/lib/contracts/assignment-view";
import type { CompanyState } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import { findManagers } from "../assignment/find-managers";
import { type PendingInvitation, pendingInvitationsOf } from "../invitation/list-invitations";
import { type Member, membersOf } from "../member/list-members";
import { resellersOf } from "../scope";
import { inTenant } from "../tenant";
import { openSuspension } from "./open-suspension";
import { NO_FIGURES, type ResellerFigures, resellerFigures } from "./reseller-figures";

export type ResellerDetails = {
  readonly id: string;
  readonly name: string;
  readonly accountName: string;
  readonly state: CompanyState;
  /** Since when it is in a state that is not active; null: it is active. */
  readonly suspendedAt: Date | null;
  readonly stoppedAt: Date | null;
  readonly contactEmail: string | null;
  readonly contactPhone: string | null;
  readonly createdAt: Date;
  readonly currency: string;
  readonly figures: ResellerFigures;
  readonly members: readonly Member[];
  readonly invitations: readonly PendingInvitation[];
  /** The distributor's member who looks after it; null: none. */
  readonly manager: ManagerName | null;
};

/** Null both when there is no such reseller and when it is not the actor's to see. */
export async function getReseller(
  { actor }: Permit<"reseller.read">,
  resellerId: string,
  month: BillingMonth,
): Promise<ResellerDetails | null> {
  const { distributorId } = actor;
  return inTenant(actor, async (tx) => {
    const [row] = await tx
      .select({
        id: resellers.id,
        name: resellers.name,
        accountName: resellers.accountName,
        state: resellers.state,
        suspendedAt: companyStates.since,
        stoppedAt: resellers.stoppedAt,
        contactEmail: resellers.contactEmail,
        contactPhone: resellers.contactPhone,
        createdAt: resellers.createdAt,
        currency: distributors.currency,
      })
      .from(resellers)
      .leftJoin(companyStates, openSuspension)
      .innerJoin(distributors, eq(distributors.distributorId, resellers.distributorId))
      .where(and(resellersOf(actor), eq(resellers.id, resellerId)))
      .limit(1);
    if (!row) return null;
    const company = { distributorId, companyId: resellerId };
    const figures = await resellerFigures(tx, distributorId, [resellerId], month);
    return {
      ...row,
      figures: figures.get(resellerId) ?? NO_FIGURES,
      members: await membersOf(tx, company),
      manager: (await findManagers(tx, actor, "reseller", [resellerId])).get(resellerId) ?? null,
      invitations: await pendingInvitationsOf(tx, company),
    };
  });
}
