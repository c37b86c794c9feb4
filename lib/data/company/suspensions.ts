import "server-only";
import { and, asc, desc, eq, gt, inArray, isNull, lte, or } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { companyStates } from "@/db/schema";
import type { Suspension } from "@/lib/contracts/suspension";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import type { SuspendedReason } from "@/lib/domain/access/suspension";
import { findResellerOf } from "../customer/find-reseller-of";
import { loadActingSide } from "../customer/lock-customer";
import { ownResellersOf } from "../scope";
import { inTenant } from "../tenant";

type Above = { readonly distributorId: string; readonly resellerId: string | null };

const COLUMNS = {
  companyKind: companyStates.companyKind,
  state: companyStates.state,
  reason: companyStates.reason,
  since: companyStates.since,
  endedAt: companyStates.endedAt,
  endReason: companyStates.endReason,
};

/**
 * What is suspended of a distributor and a reseller below it, distributor first: now, or as it was at a past
 * instant, so that a decision of then can be told.
 */
export async function suspensionsIn(
  tx: Transaction,
  { distributorId, resellerId }: Above,
  at: Date | "now" = "now",
): Promise<readonly Suspension[]> {
  const { endedAt, since } = companyStates;
  const stands = at === "now" ? isNull(endedAt) : and(lte(since, at), or(isNull(endedAt), gt(endedAt, at)));
  return tx
    .select(COLUMNS)
    .from(companyStates)
    .where(
      and(
        eq(companyStates.distributorId, distributorId),
        inArray(companyStates.companyId, [distributorId, ...(resellerId === null ? [] : [resellerId])]),
        stands,
      ),
    )
    .orderBy(asc(companyStates.companyKind));
}

/** What is suspended of the actor's own company and those above it. */
export async function getSuspensions({ actor }: Permit<"message.read">): Promise<readonly Suspension[]> {
  const { distributorId, company } = actor;
  return inTenant(actor, async (tx) => {
    const resellerId =
      company.kind === "customer" ? await findResellerOf(tx, actor, company.id) : ownResellerId(company);
    return suspensionsIn(tx, { distributorId, resellerId });
  });
}

function ownResellerId({ kind, id }: Actor["company"]): string | null {
  return kind === "reseller" ? id : null;
}

/** Every suspension a distributor's reseller ever had, newest first; none for another's. */
export async function listSuspensions(
  { actor }: Permit<"reseller.read">,
  resellerId: string,
): Promise<readonly Suspension[]> {
  return inTenant(actor, (tx) =>
    tx
      .select(COLUMNS)
      .from(companyStates)
      .where(
        and(
          eq(companyStates.distributorId, actor.distributorId),
          eq(companyStates.companyKind, "reseller"),
          eq(companyStates.companyId, resellerId),
          ownResellersOf(actor, companyStates.companyId),
        ),
      )
      .orderBy(desc(companyStates.since))
      .limit(100),
  );
}

/**
 * Why the actor's company writes nothing now; null when it may (§14). The operator acts beside a suspension,
 * and so do the product's own jobs.
 */
export async function suspendedReason(tx: Transaction, actor: Actor): Promise<SuspendedReason | null> {
  if (actor.via.kind === "operator" || actor.via.kind === "system") return null;
  const { suspended } = await loadActingSide(tx, actor);
  return suspended.length > 0 && actor.company.kind !== "customer"
    ? { code: "company.suspended", companies: suspended }
    : null;
}
