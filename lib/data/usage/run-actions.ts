import "server-only";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import { exhaustionMonthOf, FREEZE_AGREEMENT_VERSION } from "@/lib/domain/restriction/cause";
import { type FreezeLevel, freezeLevelOf } from "@/lib/domain/restriction/freeze";
import { stampOf } from "../actor-stamp";
import { type Telling, writeNotices } from "../alert/write-notices";
import { type AuditNote, recordAudit } from "../audit";
import type { Governance } from "../budget/load-governance";
import { type KnownDelivery, knownOf, loadKnownDeliveries } from "../restriction/known-facts";
import { type Agreed, loadBudgetAgreements } from "../restriction/load-budget-agreements";
import { loadProtected } from "../restriction/load-protected";
import type { Moving } from "../restriction/move-causes";
import { orderExhaustions } from "../restriction/order-exhaustions";
import { type Change, endCauses, openBlocks, openFreezes } from "../restriction/write-causes";
import type { Answered } from "./open-alerts";

type When = { readonly changeId: string; readonly at: Date };
type Bills = ReadonlyMap<string, readonly KnownDelivery[]>;

/**
 * Runs the actions upon exhaustion of those that reached their budget (G5); never lowers a level.
 * Returns everyone with the causes that are still to follow usage: those just opened are left out.
 */
export async function runActions(
  tx: Transaction,
  system: Actor,
  { changeId, at }: When,
  answered: readonly Answered[],
): Promise<readonly Moving[]> {
  const acting = answered.filter(({ reply }) => reply.act !== null);
  const isProtected = await loadProtected(tx, system.distributorId, withResources(acting));
  const freezing = acting.flatMap((one) => {
    const level = levelOf(one, isProtected);
    return level === null ? [] : [{ ...one, level }];
  });
  const blocking = acting.filter((one) => one.reply.act === "block-pay-per-use" && isToBlock(one));
  if (freezing.length + blocking.length > 0) {
    const { distributorId } = system;
    const change = { distributorId, changeId, at, by: stampOf(system) };
    const ids = [...freezing, ...blocking].map(({ customer }) => customer.id);
    const bills = await loadKnownDeliveries(tx, distributorId, ids);
    await freeze(tx, change, freezing, { bills, agreed: await loadBudgetAgreements(tx, distributorId, ids) });
    await block(tx, change, blocking, bills);
    await recordAudit(
      tx,
      system,
      [...freezing, ...blocking].map((one) => noteOf(one, { changeId, at })),
    );
    await writeNotices(tx, distributorId, at, [...freezing.map(frozenTelling), ...blocking.map(blockedTelling)]);
  }
  const ordering = acting.filter((one) => isProtected.has(one.customer.id) && isToRaise(one));
  await orderExhaustions(tx, system, { changeId, at }, ordering);
  return answered.map((one) => ({
    customer: one.customer,
    governance: leftOf(one, levelOf(one, isProtected)),
    budget: one.budget,
    exhausted: one.reply.exhausted,
  }));
}

type Freezing = Answered & { readonly level: FreezeLevel };

function withResources(acting: readonly Answered[]): readonly string[] {
  return acting.filter(({ reply }) => reply.act === "freeze-account-and-resources").map(({ customer }) => customer.id);
}

/**
 * The level to freeze at; null: no freeze, or the exhaustion cause already stands at least as high. A protected
 * customer's account is frozen alone, for its resources ask for a second person (G8).
 */
function levelOf({ reply, governance, customer }: Answered, isProtected: ReadonlySet<string>): FreezeLevel | null {
  if (reply.act !== "freeze-account" && reply.act !== "freeze-account-and-resources") return null;
  const alone = reply.act === "freeze-account" || isProtected.has(customer.id);
  const asked: FreezeLevel = alone ? "account" : "account-and-resources";
  const open = governance.freezes.find(({ origin }) => origin === "budget-exhausted");
  if (!open) return asked;
  return freezeLevelOf([open, { level: asked }]) === open.level ? null : asked;
}

function isToRaise({ governance }: Answered): boolean {
  const open = governance.freezes.find(({ origin }) => origin === "budget-exhausted");
  return open?.level !== "account-and-resources";
}

function isToBlock({ governance }: Answered): boolean {
  return !governance.blocks.some(({ origin }) => origin === "budget-exhausted");
}

async function freeze(
  tx: Transaction,
  change: Change,
  freezing: readonly Freezing[],
  { bills, agreed }: { readonly bills: Bills; readonly agreed: ReadonlyMap<string, Agreed> },
): Promise<void> {
  const replaced = freezing.flatMap(({ governance }) =>
    governance.freezes.filter(({ origin }) => origin === "budget-exhausted").map(({ id }) => id),
  );
  const ending = { ids: replaced, endedAt: change.at, reason: "budget-used-up-again", replaced: true };
  await endCauses(tx, "freeze", change, ending);
  await openFreezes(
    tx,
    change,
    freezing.map((one) => ({
      ...causeOf(one, change.at, bills),
      level: one.level,
      agreementVersion: one.level === "account-and-resources" ? FREEZE_AGREEMENT_VERSION : null,
      agreedBy: agreed.get(one.customer.id)?.by ?? null,
      agreedAt: agreed.get(one.customer.id)?.at ?? null,
    })),
  );
}

async function block(tx: Transaction, change: Change, blocking: readonly Answered[], bills: Bills): Promise<void> {
  await openBlocks(
    tx,
    change,
    blocking.map((one) => causeOf(one, change.at, bills)),
  );
}

function causeOf({ customer, budget, governance }: Answered, at: Date, bills: Bills) {
  return {
    customerId: customer.id,
    origin: "budget-exhausted" as const,
    reason: "budget-used-up",
    messageToCustomer: null,
    month: exhaustionMonthOf(budget.type, at),
    known: knownOf(governance, at, bills.get(customer.id) ?? []),
  };
}

// A cause that stands high enough stays and follows usage; one that was raised is gone from the list.
function leftOf({ governance }: Answered, opened: FreezeLevel | null): Governance {
  if (opened === null) return governance;
  return { ...governance, freezes: governance.freezes.filter(({ origin }) => origin !== "budget-exhausted") };
}

function noteOf(one: Answered & { readonly level?: FreezeLevel }, { changeId, at }: When): AuditNote {
  const { customer, governance, budget, period, used, level } = one;
  return {
    changeId,
    at,
    action: level === undefined ? "restriction.pay-per-use-blocked" : "restriction.frozen",
    subject: { kind: "customer", id: customer.id, name: customer.name },
    before: level === undefined ? governance.blocks : governance.freezes,
    after: { origin: "budget-exhausted", level, period, amount: budget.amount, used },
    reason: "budget-used-up",
  };
}

const AUTOMATIC = { reason: null, automatic: "budget-used-up", messageToCustomer: null } as const;
const ORIGINS = ["budget-exhausted"] as const;

function frozenTelling({ customer, governance, level }: Freezing): Telling {
  const inForce = freezeLevelOf([...governance.freezes, { level }]);
  const facts = { ...AUTOMATIC, customer: customer.name, origins: ORIGINS, level: inForce };
  return { customer, notice: { kind: "frozen", facts }, customerHears: true, alertId: null };
}

function blockedTelling({ customer }: Answered): Telling {
  const facts = { ...AUTOMATIC, customer: customer.name, origins: ORIGINS, blocked: true };
  return { customer, notice: { kind: "pay-per-use-blocked", facts }, customerHears: true, alertId: null };
}
