import "server-only";
import type { RenewalAtRisk } from "@/lib/contracts/term-view";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { graceEndOf } from "@/lib/domain/resource/status";
import { AHEAD_DAYS } from "@/lib/domain/term/automatic-renewal";
import { instantOf } from "../instant";
import { type CustomerFacts, loadPurchaseFacts } from "../purchase/load-purchase-facts";
import { inTenant } from "../tenant";
import { type DueRenewal, listDueRenewals } from "./list-due-renewals";
import { refusedRenewalsOf, unfitRenewalsOf } from "./renewals-at-risk";

/**
 * Automatic renewals that were refused and would be again now, and those of the next seven days that will not fit the
 * budget; a customer's own, a partner's where it is the one who can change that (G19). The first to expire first.
 */
export async function listRenewalsAtRisk(
  permit: Permit<"home.read" | "portal.read">,
): Promise<readonly RenewalAtRisk[]> {
  const { actor } = permit;
  const { at, due } = await inTenant(actor, async (tx) => {
    const now = await instantOf(tx);
    const until = new Date(now.getTime() + AHEAD_DAYS * 24 * 60 * 60 * 1000);
    return { at: now, due: await listDueRenewals(tx, actor, { at: now, until }) };
  });
  if (due.length === 0) return [];
  const byCustomer = Map.groupBy(due, ({ customer }) => customer.id);
  const factsOf = await loadPurchaseFacts(actor, [...byCustomer.keys()]);
  const found = [...byCustomer].flatMap(([customerId, own]) => {
    const facts = factsOf.get(customerId);
    return facts ? [...refusedOf(actor, own, facts, at), ...aheadOf(actor, own, facts, at)] : [];
  });
  return found.toSorted((one, other) => one.expiresAt.getTime() - other.expiresAt.getTime());
}

function refusedOf(
  actor: Actor,
  renewals: readonly DueRenewal[],
  facts: CustomerFacts,
  at: Date,
): readonly RenewalAtRisk[] {
  return refusedRenewalsOf(renewals, facts, at).flatMap(({ renewal: { tried: _, ...renewal }, reasons }) =>
    actor.company.kind === "customer" || reasons.some(({ liftedBy }) => concerns(actor, liftedBy))
      ? [{ ...renewal, state: "refused", graceEndsAt: graceEndOf(renewal.expiresAt), reasons }]
      : [],
  );
}

function aheadOf(
  actor: Actor,
  renewals: readonly DueRenewal[],
  facts: CustomerFacts,
  at: Date,
): readonly RenewalAtRisk[] {
  if (!concerns(actor, facts.authority["set-budget"])) return [];
  return unfitRenewalsOf(renewals, facts, at).map(({ tried: _, ...renewal }) => ({
    ...renewal,
    state: "ahead",
    graceEndsAt: graceEndOf(renewal.expiresAt),
    reasons: [],
  }));
}

/** Whether the actor is the one who can change it; a customer is told of everything. */
function concerns({ company }: Actor, holder: "operator" | "distributor" | "reseller"): boolean {
  return company.kind === "customer" || company.kind === holder;
}
