import { eq } from "drizzle-orm";
import { auditEntries, messages } from "@/db/schema";
import type { SetBudgetInput } from "@/lib/contracts/budget";
import type { Actor } from "@/lib/domain/access/actor";
import type { Decision } from "@/lib/domain/decision";
import type { Delegation } from "@/lib/domain/delegation/authority";
import { budgetInput, money, permit, type World } from "../budget/governance.fixture";
import { setBudget } from "../budget/set-budget";
import { inTenant } from "../tenant";
import { grantDelegation } from "./grant-delegation";
import { recallPermissions } from "./recall-permissions";

export const ALL: Delegation = {
  permissions: ["set-budget", "freeze-account", "freeze-resources"],
  monthlyQuota: money("1000"),
  oneTimeQuota: null,
  until: null,
};

export function codes(decision: Decision<{ readonly code: string }>): readonly string[] {
  return decision.allowed ? [] : decision.reasons.map(({ code }) => code);
}

/** Grants everything but what is wished otherwise to the world's reseller; the codes of what refuses. */
export async function grantTo(world: World, wish: Partial<Delegation> = {}, version = 0): Promise<readonly string[]> {
  const input = { resellerId: world.reseller.company.id, version, wish: { ...ALL, ...wish }, reason: null };
  return codes(await grantDelegation(permit(world.distributor, "delegation.grant"), input));
}

/** Sets a budget; the codes of what refuses. */
export async function set(actor: Actor, customerId: string, wish: Partial<SetBudgetInput>): Promise<readonly string[]> {
  const answer = await setBudget(permit(actor, "budget.set"), budgetInput(customerId, wish));
  return answer.status === "refused" ? answer.reasons.map(({ code }) => code) : [];
}

/** How many entries of the operation log say this. */
export function actionsOf({ distributor }: World, action: string): Promise<number> {
  return inTenant(distributor, (tx) => tx.$count(auditEntries, eq(auditEntries.action, action)));
}

/** How many messages of this kind were written. */
export function told({ distributor }: World, kind: string): Promise<number> {
  return inTenant(distributor, (tx) => tx.$count(messages, eq(messages.kind, kind)));
}

/** Recalls setting budgets, or what more says, for these customers of the world's reseller; null: for all. */
export function recallOf(world: World, customerIds: readonly string[] | null, more: object, actor: Actor) {
  return recallPermissions(permit(actor, "delegation.recall"), {
    resellerId: world.reseller.company.id,
    customerIds: customerIds && [...customerIds],
    permissions: ["set-budget"],
    reason: "Payment overdue",
    messageToCustomer: null,
    agreementVersion: null,
    ...more,
  });
}
