import "server-only";
import type { Transaction } from "@/db/client";
import type { BudgetAnswer, BudgetWishInput } from "@/lib/contracts/budget";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { type BudgetFacts, permissionsForSetting } from "@/lib/domain/budget/budget-reasons";
import { type BudgetPlan, decideBudget } from "@/lib/domain/budget/decide-budget";
import { authorityAfter } from "@/lib/domain/delegation/recall";
import { plus } from "@/lib/domain/money/money";
import { loadActingSide } from "../customer/lock-customer";
import { loadAuthority } from "../delegation/load-authority";
import { loadQuotas } from "../delegation/load-quotas";
import { lockGoverned } from "../delegation/lock-governed";
import { recalledWith, writeRecalls } from "../delegation/write-recalls";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { systemActor } from "../system-actor";
import { inTenant } from "../tenant";
import { freshGovernance } from "./fresh-governance";
import type { Governance } from "./load-governance";
import { saveBudget } from "./save-budget";

/**
 * Sets a customer's budget: saved, to be confirmed with what follows, or refused with every reason (§3).
 * Another company's customer is `budget.customer-unknown`.
 */
export async function setBudget({ actor }: Permit<"budget.set">, input: BudgetWishInput): Promise<BudgetAnswer> {
  return inTenant(actor, (tx) => setBudgetIn(tx, actor, input));
}

/** The same within a transaction that the caller ends or undoes; `changeId` where it is part of a wider change. */
export async function setBudgetIn(
  tx: Transaction,
  actor: Actor,
  input: BudgetWishInput,
  changeId: string = newId(),
): Promise<BudgetAnswer> {
  const customer = await lockGoverned(tx, actor, input.customerId, "exclusive");
  if (!customer) return { status: "refused", reasons: [{ code: "budget.customer-unknown" }] };
  const at = await instantOf(tx);
  const { distributor, suspended } = await loadActingSide(tx, actor);
  const system = systemActor(actor.distributorId, distributor, actor.requestId);
  const governance = await freshGovernance(tx, system, { changeId, at }, customer);

  const liftsAccountFreeze = input.lift === "account-freeze";
  const open = governance.freezes.map(({ origin }) => origin);
  const lift = input.lift === "account-freeze" ? open : input.lift;
  const facts: BudgetFacts = {
    company: actor.company.kind,
    authority: await loadAuthority(tx, actor.distributorId, customer.id, at),
    suspended,
    current: governance.budget,
    version: input.version,
    wish: input,
    lift,
    liftsAccountFreeze,
    recalls: [],
    reason: input.reason,
    confirmed: input.confirmed,
    openFreezes: governance.freezes,
    blockedByExhaustion: governance.blocks.some(({ origin }) => origin === "budget-exhausted"),
    month: governance.month,
    monthUsed: plus(governance.monthSum.used, governance.monthSum.reserved),
    oneTimeUsed: oneTimeUsedOf(governance),
    quotas: await loadQuotas(tx, actor.distributorId, customer, at),
  };
  const needed = permissionsForSetting(facts);
  const recalls = recalledWith(actor, facts.authority, { asked: input.recall, needed });
  const decision = decideBudget({ ...facts, recalls, authority: authorityAfter(facts.authority, recalls) });
  if (decision.status !== "set") return decision;

  const plan: BudgetPlan = decision.plan;
  const recalled = recalls.length > 0 ? [{ customer, permissions: recalls }] : [];
  await writeRecalls(tx, actor, { changeId, at, reason: input.reason ?? "" }, recalled);
  await saveBudget(tx, {
    actor,
    system,
    customer,
    governance,
    plan,
    input: { lift, reason: input.reason },
    changeId,
    at,
  });
  return { status: "saved" };
}

function oneTimeUsedOf({ oneTimeSum }: Governance) {
  return oneTimeSum === null ? null : plus(oneTimeSum.used, oneTimeSum.reserved);
}
