import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import type { Permission } from "@/lib/domain/delegation/authority";
import type { FreezeLevel, StoredFreezeOrigin } from "@/lib/domain/restriction/freeze";
import {
  type Company,
  codesOf,
  customerAt,
  isFrozen,
  isStranger,
  lacks,
  type Model,
  type ModelBudget,
  type ModelCustomer,
  NEEDED,
  usedOf,
} from "./model.fixture";

export const periodOf = (model: Model, { type, amount, from }: ModelBudget) =>
  `${type === "monthly" ? billingMonthOf(model.now) : `from ${from}`} ${amount}`;

/** A cause that went ends by itself where the budget says so. */
export function meet(model: Model, customer: ModelCustomer): void {
  const month = billingMonthOf(model.now);
  for (const cause of customer.causes) if (cause.month !== null && cause.month < month) cause.gone = true;
  if (customer.budget?.lifts) customer.causes = customer.causes.filter(({ gone }) => !gone);
}

/** The cause that an exhausted budget made goes, or comes back, with the usage. */
export function follow(model: Model, customer: ModelCustomer): void {
  const { budget } = customer;
  const cause = customer.causes.find(({ origin }) => origin === "budget-exhausted");
  if (!budget || !cause) return;
  cause.gone = usedOf(model, customer) < budget.amount;
  if (!cause.gone) cause.month = budget.type === "monthly" ? billingMonthOf(model.now) : null;
  meet(model, customer);
}

export function modelCharge(model: Model, index: number, amount: bigint): void {
  const customer = customerAt(model, index);
  meet(model, customer);
  const month = billingMonthOf(model.now);
  customer.spent.set(month, (customer.spent.get(month) ?? 0n) + amount);
  const { budget } = customer;
  if (!budget) return;
  const period = periodOf(model, budget);
  const after = usedOf(model, customer);
  const first = after >= budget.amount && after - amount < budget.amount && !customer.known.has(period);
  if (after >= budget.amount || after - amount >= budget.amount) customer.known.add(period);
  if (first && budget.action !== "alert-only") freezeByExhaustion(model, customer, budget);
  follow(model, customer);
}

function freezeByExhaustion(model: Model, customer: ModelCustomer, { action, type }: ModelBudget): void {
  const level = action === "freeze-account" ? "account" : "account-and-resources";
  const open = customer.causes.find(({ origin }) => origin === "budget-exhausted");
  if (open && (open.level === level || open.level === "account-and-resources")) return;
  customer.causes = customer.causes.filter((cause) => cause !== open);
  const month = type === "monthly" ? billingMonthOf(model.now) : null;
  customer.causes.push({ origin: "budget-exhausted", level, month, gone: false });
}

export function modelFreeze(model: Model, company: Company, index: number, level: FreezeLevel): string[] {
  if (isStranger(model, index, company)) return ["restriction.customer-unknown"];
  const customer = customerAt(model, index);
  meet(model, customer);
  const manual = customer.causes.find(({ origin }) => origin === "manual");
  const reasons = codesOf([
    [isFrozen(model, company), "restriction.company-suspended"],
    [lacks(model, index, company, NEEDED[level]), "restriction.not-holder"],
    [manual !== undefined && (manual.level === level || manual.level === "account-and-resources"), ALREADY],
  ]);
  if (reasons.length > 0) return reasons;
  customer.causes = customer.causes.filter((cause) => cause !== manual);
  customer.causes.push({ origin: "manual", level, month: null, gone: false });
  return reasons;
}

const ALREADY = "restriction.already-frozen";

/** Each level that is ended asks for its own permission; for none, and for blocks, freeze-account. */
export function toEnd(named: readonly { readonly level: FreezeLevel }[]): Permission[] {
  const levels = named.length > 0 ? named.map(({ level }) => level) : (["account"] as const);
  return [...new Set(levels.flatMap((level) => NEEDED[level]))];
}

export function modelLift(
  model: Model,
  company: Company,
  index: number,
  origins: readonly StoredFreezeOrigin[],
): string[] {
  if (isStranger(model, index, company)) return ["restriction.customer-unknown"];
  const customer = customerAt(model, index);
  meet(model, customer);
  const named = customer.causes.filter(({ origin }) => origins.includes(origin));
  const reasons = codesOf([
    [isFrozen(model, company), "restriction.company-suspended"],
    [lacks(model, index, company, toEnd(named)), "restriction.not-holder"],
    [origins.length === 0, "restriction.nothing-named"],
    [named.length < origins.length, "restriction.not-frozen"],
    [origins.includes("association-default") && customer.budget === null, "restriction.needs-budget"],
  ]);
  if (reasons.length === 0) customer.causes = customer.causes.filter((cause) => !named.includes(cause));
  return reasons;
}
