import "server-only";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import type { BaseCustomer } from "@/lib/domain/base/base-row";
import { associationStart } from "@/lib/domain/base/decide-customer";
import type { BudgetPlan } from "@/lib/domain/budget/decide-budget";
import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import { stampOf } from "../actor-stamp";
import { recordAudit } from "../audit";
import { loadGovernance } from "../budget/load-governance";
import { saveBudget } from "../budget/save-budget";
import { addCustomer } from "../customer/add-customer";
import type { LockedCustomer } from "../customer/lock-customer";
import { knownOf } from "../restriction/known-facts";
import { openBlocks, openFreezes } from "../restriction/write-causes";
import type { BaseChange } from "./write-base";

export type DecidedCustomer = {
  readonly row: BaseCustomer;
  /** Null: the distributor's own. */
  readonly resellerId: string | null;
  /** Null: it has no budget. */
  readonly plan: BudgetPlan | null;
  /** The running one. */
  readonly month: BillingMonth;
};

/** A decided customer as found: its association, budget and state, nothing frozen that was not (G20). The reseller must be locked. */
export async function bringCustomer(
  tx: Transaction,
  actor: Actor,
  { row, resellerId, plan, month }: DecidedCustomer,
  { changeId, at }: BaseChange,
): Promise<void> {
  const { name, accountName, email, phone } = row;
  const associatedAt = associationStart(row, { month });
  const added = {
    name,
    accountName,
    resellerId,
    email,
    phone,
    origin: "brought-over",
    associatedAt,
    at,
    changeId,
  } as const;
  const { customerId, associationId } = await addCustomer(tx, actor, added);
  const customer = {
    id: customerId,
    name,
    accountName,
    resellerId,
    associationId,
    associatedAt,
    disassociatedAt: null,
  };
  if (plan !== null) await setFound(tx, actor, customer, plan, { changeId, at });
  await restrictAsFound(tx, actor, customer, row, { changeId, at });
}

type When = { readonly changeId: string; readonly at: Date };

async function governanceOf(tx: Transaction, { distributorId }: Actor, { id }: LockedCustomer, at: Date) {
  const governance = (await loadGovernance(tx, distributorId, [id], at)).get(id);
  if (!governance) throw new Error("every customer asked for has an entry");
  return governance;
}

async function setFound(
  tx: Transaction,
  actor: Actor,
  customer: LockedCustomer,
  plan: BudgetPlan,
  { changeId, at }: When,
): Promise<void> {
  const governance = await governanceOf(tx, actor, customer, at);
  const input = { lift: [], reason: null };
  await saveBudget(tx, { actor, system: actor, customer, governance, plan, input, changeId, at });
}

/** Its freeze and its block, by hand and for the reason of the file; nobody is told what was so before. */
async function restrictAsFound(
  tx: Transaction,
  actor: Actor,
  customer: LockedCustomer,
  { freeze, payPerUseBlocked, reason }: BaseCustomer,
  { changeId, at }: When,
): Promise<void> {
  if (freeze === null && !payPerUseBlocked) return;
  if (reason === null) throw new Error("a decided restriction has a reason");
  const change = { distributorId: actor.distributorId, changeId, at, by: stampOf(actor) };
  const known = knownOf(await governanceOf(tx, actor, customer, at), at, []);
  const cause = {
    customerId: customer.id,
    origin: "manual",
    reason,
    messageToCustomer: null,
    month: null,
    known,
  } as const;
  const subject = { kind: "customer", id: customer.id, name: customer.name } as const;
  const note = { changeId, at, subject, reason };
  const after = { origin: "manual", broughtOver: true };
  if (freeze !== null) {
    await openFreezes(tx, change, [{ ...cause, level: freeze, agreementVersion: null }]);
    await recordAudit(tx, actor, [{ ...note, action: "restriction.frozen", after: { ...after, level: freeze } }]);
  }
  if (payPerUseBlocked) {
    await openBlocks(tx, change, [cause]);
    await recordAudit(tx, actor, [{ ...note, action: "restriction.pay-per-use-blocked", after }]);
  }
}
