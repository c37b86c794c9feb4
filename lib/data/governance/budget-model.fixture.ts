import type { BudgetType } from "@/lib/domain/budget/budget";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import type { StoredFreezeOrigin } from "@/lib/domain/restriction/freeze";
import {
  type Company,
  codesOf,
  customerAt,
  isFrozen,
  isStranger,
  lacks,
  type Model,
  type ModelAction,
  type ModelBudget,
  NEEDED,
  usedOf,
} from "./model.fixture";
import { exceeds, keepPart, pooledQuota } from "./pool-model.fixture";
import { follow, meet, periodOf, toEnd } from "./restriction-model.fixture";

export type ModelWish = {
  readonly type?: BudgetType;
  readonly amount?: bigint;
  readonly action?: ModelAction;
  readonly lifts?: boolean;
};

/** Sets or refuses; the codes of every reason. */
export function modelSet(
  model: Model,
  company: Company,
  index: number,
  wish: ModelWish,
  lift: readonly StoredFreezeOrigin[],
): string[] {
  if (isStranger(model, index, company)) return ["budget.customer-unknown"];
  const customer = customerAt(model, index);
  meet(model, customer);
  const wanted = wantedBudget(model, customer.budget, wish);
  const reasons = [
    ...settingRefusals(model, company, index, wish, wanted),
    ...tickRefusals(model, company, index, wanted, lift),
  ];
  if (reasons.length > 0 || wanted === null) return reasons;

  const { at, budget: old } = customer;
  const leavesPool = old !== null && old.type !== wanted.type && typeof pooledQuota(model, at, old.type) === "bigint";
  if (leavesPool) keepPart(model, index);
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

function settingRefusals(
  model: Model,
  company: Company,
  index: number,
  wish: ModelWish,
  wanted: ModelBudget | null,
): string[] {
  const { at, budget: old } = customerAt(model, index);
  const chosen = wish.action !== undefined && wish.action !== old?.action ? wish.action : "alert-only";
  const ungranted = wanted !== null && company !== "distributor" && pooledQuota(model, at, wanted.type) === null;
  return codesOf([
    [isFrozen(model, company), "budget.company-suspended"],
    [lacks(model, index, company, ["set-budget"]), "budget.not-holder"],
    [wanted === null, "budget.amount-missing"],
    [ungranted, "budget.type-not-granted"],
    [wanted !== null && exceeds(model, index, wanted), "budget.above-quota"],
    [lacks(model, index, company, NEEDED[chosen]), "budget.action-not-held"],
  ]);
}

function tickRefusals(
  model: Model,
  company: Company,
  index: number,
  wanted: ModelBudget | null,
  lift: readonly StoredFreezeOrigin[],
): string[] {
  const { budget: old, causes } = customerAt(model, index);
  const named = causes.filter(({ origin }) => lift.includes(origin));
  const toLift = lift.length === 0 ? [] : toEnd(named);
  const same = (key: "type" | "amount" | "action" | "lifts") => old !== null && wanted?.[key] === old[key];
  const changes = !(["type", "amount", "action", "lifts"] as const).every(same);
  return codesOf([
    [!changes && lift.length === 0, "budget.nothing-to-change"],
    [lacks(model, index, company, toLift), "budget.lift-not-held"],
    [named.length < lift.length, "budget.lift-not-open"],
  ]);
}
