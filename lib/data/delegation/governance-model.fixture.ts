import type { BudgetType } from "@/lib/domain/budget/budget";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import type { Holder, Permission } from "@/lib/domain/delegation/authority";
import type { FreezeLevel, StoredFreezeOrigin } from "@/lib/domain/restriction/freeze";
import {
  customerAt,
  holderOf,
  lacks,
  type Model,
  type ModelAction,
  type ModelBudget,
  type ModelCustomer,
  NEEDED,
  usedOf,
} from "./model.fixture";
import { exceeds, keepPart, keepSpent, pooledQuota } from "./quota-model.fixture";

export type ModelWish = {
  readonly type?: BudgetType;
  readonly amount?: bigint;
  readonly action?: ModelAction;
  readonly lifts?: boolean;
};

/** At most three requests of a side in three months. */
const ASKED_MAX = 3;

/** The customer leaves by agreement and comes back at once, to the same reseller. */
export function modelLeave(model: Model, index: number): string[] {
  const customer = customerAt(model, index);
  meet(model, customer);
  const reasons = [
    ...(customer.causes.some(({ origin }) => origin === "manual") ? ["association.manually-frozen"] : []),
    ...(customer.stay >= ASKED_MAX ? ["association.too-often"] : []),
  ];
  if (reasons.length > 0) return reasons;
  if (customer.budget !== null) keepPart(model, index, customer.budget);
  const stay = customer.stay + 1;
  const causes: ModelCustomer["causes"] = [
    { origin: "association-default", level: "account", month: null, gone: false },
  ];
  Object.assign(customer, { budget: null, version: 0, spent: new Map(), causes, known: new Set(), stay });
  return [];
}

/** Sets or refuses; the codes of every reason. */
export function modelSet(model: Model, actor: Holder, index: number, wish: ModelWish, lift: StoredFreezeOrigin[]) {
  const customer = customerAt(model, index);
  meet(model, customer);
  const wanted = wantedBudget(model, customer.budget, wish);
  const reasons = [
    ...settingRefusals(model, actor, index, wish, wanted),
    ...tickRefusals(model, actor, index, wanted, lift),
  ];
  if (reasons.length > 0 || wanted === null) return reasons;

  keepSpent(model, index, wanted.type);
  customer.budget = wanted;
  customer.version += 1;
  if (usedOf(model, customer) >= wanted.amount) customer.known.add(periodOf(model, wanted));
  customer.causes = customer.causes.filter(({ origin }) => !lift.includes(origin));
  follow(model, customer);
  return reasons;
}

function wantedBudget(model: Model, old: ModelBudget | null, wish: ModelWish): ModelBudget | null {
  const before = old ?? { type: "monthly" as const, action: "alert-only" as const, lifts: false };
  const wanted = { ...before, ...wish };
  const from = wanted.type === "one-time" && old?.type === "one-time" ? old.from : billingMonthOf(model.now);
  return "amount" in wanted && wanted.amount !== undefined ? ({ ...wanted, from } as ModelBudget) : null;
}

function settingRefusals(model: Model, actor: Holder, index: number, wish: ModelWish, wanted: ModelBudget | null) {
  const { budget: old } = customerAt(model, index);
  const chosen = wish.action !== undefined && wish.action !== old?.action ? wish.action : "alert-only";
  const quota = wanted && pooledQuota(model, wanted.type);
  const refusals: readonly (readonly [boolean, string])[] = [
    [lacks(model, actor, ["set-budget"]), "budget.not-holder"],
    [wanted === null, "budget.amount-missing"],
    [quota === null && wanted !== null && actor === "reseller", "budget.type-not-granted"],
    [wanted !== null && typeof quota === "bigint" && exceeds(model, index, wanted, quota), "budget.above-quota"],
    [lacks(model, actor, NEEDED[chosen]), "budget.action-not-held"],
  ];
  return refusals.filter(([when]) => when).map(([, code]) => code);
}

function tickRefusals(
  model: Model,
  actor: Holder,
  index: number,
  wanted: ModelBudget | null,
  lift: StoredFreezeOrigin[],
) {
  const { budget: old, causes } = customerAt(model, index);
  const named = causes.filter(({ origin }) => lift.includes(origin));
  const toLift = lift.length === 0 ? [] : toEnd(named);
  const same = (key: "type" | "amount" | "action" | "lifts") => old !== null && wanted?.[key] === old[key];
  const changes = !(["type", "amount", "action", "lifts"] as const).every(same);
  const refusals: readonly (readonly [boolean, string])[] = [
    [!changes && lift.length === 0, "budget.nothing-to-change"],
    [lacks(model, actor, toLift), "budget.lift-not-held"],
    [named.length < lift.length, "budget.lift-not-open"],
  ];
  return refusals.filter(([when]) => when).map(([, code]) => code);
}

const periodOf = (model: Model, { type, amount, from }: ModelBudget) =>
  `${type === "monthly" ? billingMonthOf(model.now) : `from ${from}`} ${amount}`;

/** A cause that went ends by itself where the budget says so. */
function meet(model: Model, customer: ModelCustomer): void {
  const month = billingMonthOf(model.now);
  for (const cause of customer.causes) if (cause.month !== null && cause.month < month) cause.gone = true;
  if (customer.budget?.lifts) customer.causes = customer.causes.filter(({ gone }) => !gone);
}

function follow(model: Model, customer: ModelCustomer): void {
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

export function modelFreeze(model: Model, actor: Holder, index: number, level: FreezeLevel): string[] {
  const customer = customerAt(model, index);
  meet(model, customer);
  const manual = customer.causes.find(({ origin }) => origin === "manual");
  const reasons: string[] = [];
  if (lacks(model, actor, NEEDED[level])) reasons.push("restriction.not-holder");
  if (manual && (manual.level === level || manual.level === "account-and-resources")) {
    reasons.push("restriction.already-frozen");
  }
  if (reasons.length > 0) return reasons;
  customer.causes = customer.causes.filter((cause) => cause !== manual);
  customer.causes.push({ origin: "manual", level, month: null, gone: false });
  return reasons;
}

/** Each level that is ended asks for its own permission; for none, and for blocks, freeze-account. */
function toEnd(named: readonly { readonly level: FreezeLevel }[]): Permission[] {
  const levels = named.length > 0 ? named.map(({ level }) => level) : (["account"] as const);
  return [...new Set(levels.flatMap((level) => NEEDED[level]))];
}

export function modelLift(model: Model, actor: Holder, index: number, origins: StoredFreezeOrigin[]): string[] {
  const customer = customerAt(model, index);
  meet(model, customer);
  const named = customer.causes.filter(({ origin }) => origins.includes(origin));
  const missing = toEnd(named).filter((permission) => lacks(model, actor, [permission]));
  const reasons = missing.map(() => "restriction.not-holder");
  if (origins.length === 0) reasons.push("restriction.nothing-named");
  if (named.length < origins.length) reasons.push("restriction.not-frozen");
  if (origins.includes("association-default") && customer.budget === null) reasons.push("restriction.needs-budget");
  if (reasons.length === 0) customer.causes = customer.causes.filter((cause) => !named.includes(cause));
  return reasons;
}

/** The codes that refuse buying yearly/monthly now, each with who may lift it. */
export function modelRefusals(model: Model, index: number): string[] {
  const customer = customerAt(model, index);
  meet(model, customer);
  const { causes, budget } = customer;
  const said: string[] = [];
  if (causes.length > 0) said.push(`purchase.account-frozen ${holderOf(model, "freeze-account")}`);
  if (causes.some(({ level }) => level === "account-and-resources")) {
    said.push(`purchase.resources-frozen ${holderOf(model, "freeze-resources")}`);
  }
  if (budget === null) said.push(`purchase.no-budget ${holderOf(model, "set-budget")}`);
  else if (usedOf(model, customer) >= budget.amount) {
    said.push(`purchase.budget-exhausted ${holderOf(model, "set-budget")}`);
  }
  return said;
}
