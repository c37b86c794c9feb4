import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { startingPolicies } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { BudgetReason } from "@/lib/domain/budget/budget-reasons";
import type { NonEmpty } from "@/lib/domain/decision";
import { decideStart, type StartingPolicy } from "@/lib/domain/development/starting-policy";
import { plus } from "@/lib/domain/money/money";
import { recordAudit } from "../audit";
import { loadGovernance } from "../budget/load-governance";
import { saveBudget } from "../budget/save-budget";
import type { LockedCustomer } from "../customer/lock-customer";
import { loadAuthority } from "../delegation/load-authority";
import { loadQuotas } from "../delegation/load-quotas";

export type Start =
  /** There is no policy: it waits for a budget. */
  | { readonly kind: "waits" }
  | { readonly kind: "started"; readonly policy: StartingPolicy }
  /** The quota does not allow it. */
  | { readonly kind: "refused"; readonly policy: StartingPolicy; readonly reasons: NonEmpty<BudgetReason> };

type When = { readonly changeId: string; readonly at: Date };

/**
 * Gives a customer that joins what its partner's starting policy says, in the distributor's name (G20). The reseller
 * must be locked exclusively, the customer too.
 */
export async function startCustomer(
  tx: Transaction,
  system: Actor,
  customer: LockedCustomer,
  { changeId, at }: When,
): Promise<Start> {
  const policy = await findPolicy(tx, system.distributorId, customer.resellerId);
  if (policy === null) return { kind: "waits" };
  const found = await loadGovernance(tx, system.distributorId, [customer.id], at);
  const governance = found.get(customer.id);
  if (!governance) throw new Error("every customer asked for has an entry");
  const authority = await loadAuthority(tx, system.distributorId, customer.id, at);
  const decision = decideStart(policy, {
    holder: authority["set-budget"],
    month: governance.month,
    monthUsed: plus(governance.monthSum.used, governance.monthSum.reserved),
    quotas: await loadQuotas(tx, system.distributorId, customer, at),
    openFreezes: governance.freezes,
  });
  if (!decision.starts) {
    const subject = { kind: "customer", id: customer.id, name: customer.name } as const;
    const after = { ...policy, reasons: decision.reasons.map(({ code }) => code) };
    await recordAudit(tx, system, [{ changeId, at, action: "starting-policy.refused", subject, after }]);
    return { kind: "refused", policy, reasons: decision.reasons };
  }
  const { plan, lift } = decision;
  const input = { lift: [...lift], reason: null };
  await saveBudget(tx, { actor: system, system, customer, governance, plan, input, changeId, at });
  return { kind: "started", policy };
}

async function findPolicy(
  tx: Transaction,
  distributorId: string,
  resellerId: string | null,
): Promise<StartingPolicy | null> {
  const [row] = await tx
    .select({
      type: startingPolicies.type,
      amount: startingPolicies.amount,
      action: startingPolicies.action,
      lift: startingPolicies.lift,
    })
    .from(startingPolicies)
    .where(
      and(
        eq(startingPolicies.distributorId, distributorId),
        eq(startingPolicies.partnerId, resellerId ?? distributorId),
      ),
    );
  return row ?? null;
}
