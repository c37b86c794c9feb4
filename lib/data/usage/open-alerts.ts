import "server-only";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import { budgetKeyOf } from "@/lib/domain/alert/alert-key";
import type { BudgetThresholdFacts } from "@/lib/domain/alert/notice";
import type { Budget } from "@/lib/domain/budget/budget";
import type { UsageReply } from "@/lib/domain/budget/usage-answer";
import { decimalOf, type Money } from "@/lib/domain/money/money";
import { raiseAlerts } from "../alert/raise-alerts";
import { partnersOf, writeNotices } from "../alert/write-notices";
import type { Governance } from "../budget/load-governance";
import type { KnownAlert } from "../budget/write-marks";
import type { LockedCustomer } from "../customer/lock-customer";
import { newId } from "../new-id";

/** One customer's budget, and what its moved usage asks for. */
export type Answered = {
  readonly customer: LockedCustomer;
  readonly governance: Governance;
  readonly budget: Budget;
  readonly period: string;
  readonly used: Money;
  readonly reply: UsageReply;
  /** Alerts of this period and amount; open ones of others. */
  readonly present: readonly KnownAlert[];
  readonly past: readonly KnownAlert[];
};

/** What is told of a threshold as usage now stands. */
export function thresholdFacts(
  { customer, budget, period, used }: Answered,
  threshold: number,
  action: BudgetThresholdFacts["action"],
): BudgetThresholdFacts {
  const { type, amount } = budget;
  return {
    customer: customer.name,
    threshold,
    type,
    period,
    amount: decimalOf(amount),
    used: decimalOf(used),
    action,
  };
}

type When = { readonly changeId: string; readonly at: Date };

/** Opens one alert a customer at the highest newly reached threshold, and sends it once (G17). */
export async function openAlerts(
  tx: Transaction,
  { distributorId }: Actor,
  { changeId, at }: When,
  answered: readonly Answered[],
): Promise<void> {
  const opened = answered.flatMap((one) => {
    const { reply, budget, customer } = one;
    if (reply.alertAt === null) return [];
    const facts = thresholdFacts(one, reply.alertAt, reply.act);
    return [{ id: newId(), customer, facts, amount: budget.amount, customerHears: reply.customerHears }];
  });
  if (opened.length === 0) return;

  await raiseAlerts(
    tx,
    distributorId,
    { changeId, at },
    opened.map(({ id, customer, facts, amount }) => ({
      id,
      kind: "budget-threshold" as const,
      key: budgetKeyOf(customer.id, facts),
      customerId: customer.id,
      resellerId: null,
      subjectId: null,
      budget: { period: facts.period, amount, threshold: facts.threshold },
      to: partnersOf(distributorId, customer),
      facts,
    })),
  );
  const tellings = opened.map(({ id, customer, facts, customerHears }) => ({
    customer,
    notice: { kind: "budget-threshold" as const, facts },
    customerHears,
    alertId: id,
  }));
  await writeNotices(tx, distributorId, at, tellings);
}
