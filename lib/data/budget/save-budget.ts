import "server-only";
import { and, eq, gte, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { budgetRecords, budgets, customerMonths, oneTimeUsage } from "@/db/schema";
import type { SetBudgetInput } from "@/lib/contracts/budget";
import type { Actor } from "@/lib/domain/access/actor";
import type { BudgetPlan } from "@/lib/domain/budget/decide-budget";
import { FREEZE_AGREEMENT_VERSION } from "@/lib/domain/restriction/cause";
import { stampOf } from "../actor-stamp";
import { reopenAlerts, resolveAlerts } from "../alert/turn-alerts";
import { recordAudit } from "../audit";
import type { LockedCustomer } from "../customer/lock-customer";
import { addResidues } from "../delegation/add-residues";
import { newId } from "../new-id";
import { wakeRenewals } from "../order/wake-renewals";
import { liftNamed } from "../restriction/lift-named";
import { moveCauses } from "../restriction/move-causes";
import type { Governance } from "./load-governance";
import { loadAlerts, raiseMarks } from "./write-marks";

export type Setting = {
  readonly actor: Actor;
  readonly system: Actor;
  readonly customer: LockedCustomer;
  readonly governance: Governance;
  readonly plan: BudgetPlan;
  readonly input: Pick<SetBudgetInput, "lift" | "reason">;
  readonly changeId: string;
  readonly at: Date;
};

/** Writes a decided budget: row, record, one-time sum, known thresholds, lifted and moved causes, audit. */
export async function saveBudget(tx: Transaction, setting: Setting): Promise<void> {
  await writeBudget(tx, setting);
  await startCounting(tx, setting);
  await keepSpentPart(tx, setting);
  await knowThresholds(tx, setting);
  await recordSetting(tx, setting);
  const left = await liftCauses(tx, setting);
  const { customer, plan, changeId, at, system } = setting;
  const moving = { customer, governance: left, budget: plan.budget, exhausted: plan.exhausted };
  await moveCauses(tx, system, { changeId, at }, [moving]);
  await wakeRenewals(tx, { distributorId: system.distributorId, at }, [customer.id]);
}

async function writeBudget(tx: Transaction, { customer, actor, plan, at }: Setting): Promise<void> {
  const { distributorId } = actor;
  const row = { ...plan.budget, setAt: at };
  await tx
    .insert(budgets)
    .values({ distributorId, customerId: customer.id, ...row })
    .onConflictDoUpdate({ target: [budgets.distributorId, budgets.customerId], set: row });
}

/** A new one-time budget counts from the running month; a monthly one keeps no such sum (R-3.5, G9). */
async function startCounting(tx: Transaction, { customer, actor, governance, plan }: Setting): Promise<void> {
  const { distributorId } = actor;
  const { countsFrom } = plan.budget;
  const wasOneTime = governance.budget?.type === "one-time";
  if (countsFrom === null) {
    if (!wasOneTime) return;
    await tx
      .delete(oneTimeUsage)
      .where(and(eq(oneTimeUsage.distributorId, distributorId), eq(oneTimeUsage.customerId, customer.id)));
    return;
  }
  if (wasOneTime) return;
  const [sums] = await tx
    .select({
      used: sql`coalesce(sum(${customerMonths.counted}), 0)`.mapWith(customerMonths.counted),
      reserved: sql`coalesce(sum(${customerMonths.reserved}), 0)`.mapWith(customerMonths.reserved),
    })
    .from(customerMonths)
    .where(
      and(
        eq(customerMonths.distributorId, distributorId),
        eq(customerMonths.customerId, customer.id),
        gte(customerMonths.month, countsFrom),
      ),
    );
  if (!sums) throw new Error("a sum always answers");
  await tx.insert(oneTimeUsage).values({ distributorId, customerId: customer.id, countsFrom, ...sums });
}

/** A change of type leaves behind, in the pool it left, what was spent of it (G2). */
async function keepSpentPart(tx: Transaction, { actor, customer, plan, governance, changeId, at }: Setting) {
  if (plan.leaves === null || customer.resellerId === null) return;
  const { kind, spent } = plan.leaves;
  const month = kind === "monthly" ? governance.month : null;
  await addResidues(tx, actor.distributorId, [
    {
      resellerId: customer.resellerId,
      customerId: customer.id,
      changeId,
      kind,
      month,
      amount: spent,
      countsSince: customer.associatedAt,
      countsFrom: governance.budget?.countsFrom ?? null,
      cause: "type-changed",
      at,
    },
  ]);
}

/** Thresholds passed by a person's own change are known; alerts of another budget are settled (G6, G17). */
async function knowThresholds(tx: Transaction, { customer, actor, plan, at }: Setting): Promise<void> {
  const { distributorId } = actor;
  const { period, mark, budget } = plan;
  await raiseMarks(tx, distributorId, [
    { customerId: customer.id, period, amount: budget.amount, mark, actedAt: null },
  ]);
  const known = (await loadAlerts(tx, distributorId, [customer.id])).get(customer.id) ?? [];
  const stands = known.filter(
    (alert) => alert.period === period && alert.amount === budget.amount && alert.threshold <= mark,
  );
  const idsOf = (state: "open" | "resolved", among: typeof known) =>
    among.filter((alert) => alert.state === state).map(({ id }) => id);
  const others = known.filter((alert) => !stands.includes(alert));
  await resolveAlerts(tx, distributorId, idsOf("open", others), at);
  await reopenAlerts(tx, distributorId, idsOf("resolved", stands), at);
}

async function recordSetting(tx: Transaction, setting: Setting): Promise<void> {
  const { customer, actor, governance, plan, input, changeId, at } = setting;
  const { type, amount, action, liftWhenRestored } = plan.budget;
  await tx.insert(budgetRecords).values({
    distributorId: actor.distributorId,
    id: newId(),
    customerId: customer.id,
    changeId,
    operation: "set",
    type,
    amount,
    action,
    liftWhenRestored,
    used: plan.used,
    quota: plan.quota?.quota ?? null,
    quotaTaken: plan.quota?.taken ?? null,
    by: stampOf(actor),
    at,
  });
  const agreed = plan.consequences.some(({ code }) => code === "budget.freezes-resources");
  await recordAudit(tx, actor, [
    {
      changeId,
      at,
      action: "budget.set",
      subject: { kind: "customer", id: customer.id, name: customer.name },
      before: governance.budget,
      after: {
        ...plan.budget,
        used: plan.used,
        quota: plan.quota,
        lift: input.lift,
        confirmed: plan.consequences,
        agreementVersion: agreed ? FREEZE_AGREEMENT_VERSION : null,
      },
      reason: input.reason,
    },
  ]);
}

/** The tick ends the named freezes, and a block that exhaustion caused (G3, G4). */
async function liftCauses(tx: Transaction, setting: Setting): Promise<Governance> {
  const { governance, input } = setting;
  const named: readonly string[] = input.lift;
  const freezes = governance.freezes.filter(({ origin }) => named.includes(origin));
  const blocks = governance.blocks.filter(({ origin }) => origin === "budget-exhausted" && named.includes(origin));
  return liftNamed(tx, { ...setting, reason: input.reason, messageToCustomer: null, freezes, blocks });
}
