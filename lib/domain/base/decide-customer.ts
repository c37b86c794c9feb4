import { isAccountName } from "../access/company";
import { type BudgetPlan, decideBudget } from "../budget/decide-budget";
import { dayStart, firstDayOf, monthOfDay } from "../calendar/billing-month";
import { REASON_MAX, type Rule } from "../decision";
import { ZERO } from "../money/money";
import { BASE_FIELDS, type BaseField, type BaseReason } from "./base-reasons";
import type { BaseBudget, BaseCustomer } from "./base-row";
import type { Standing, StandingCompany } from "./standing";

type StandingCustomer = Extract<StandingCompany, { kind: "customer" }>;

export type CustomerDecision =
  | { readonly status: "brings"; readonly budget: BudgetPlan | null }
  | { readonly status: "stands"; readonly differs: readonly BaseField[] }
  | { readonly status: "refused"; readonly reasons: readonly BaseReason[] };

/**
 * From when on its charges may count: the day given, else the first of the month its one-time budget counts from, else
 * the first of the running month, so that a month already begun counts whole (G9). GMT+08:00.
 */
export function associationStart({ associatedOn, budget }: BaseCustomer, { month }: Pick<Standing, "month">): Date {
  return dayStart(associatedOn ?? firstDayOf(budget?.countsFrom ?? month));
}

/** What a customer's row brings over as found, or why not (G20). */
export function decideBaseCustomer(row: BaseCustomer, standing: Standing): CustomerDecision {
  const known = standing.companies.get(row.accountName);
  if (known?.kind === "customer" && !known.hasLeft) return { status: "stands", differs: differsOf(row, known) };
  const asked = { row, standing, known, reseller: resellerOf(row, standing) };
  const budget = planOf(asked);
  const reasons = [
    ...RULES.map((rule) => rule(asked)).filter((reason) => reason !== null),
    ...(budget?.status === "refused" ? budget.reasons : []),
  ];
  if (reasons.length > 0) return { status: "refused", reasons };
  return { status: "brings", budget: budget?.status === "set" ? budget.plan : null };
}

type Asked = {
  readonly row: BaseCustomer;
  readonly standing: Standing;
  readonly known: StandingCompany | undefined;
  /** Null: the distributor's own customer; undefined: no such reseller. */
  readonly reseller: Extract<StandingCompany, { kind: "reseller" }> | null | undefined;
};

function resellerOf({ reseller }: BaseCustomer, { companies }: Standing): Asked["reseller"] {
  if (reseller === null) return null;
  const found = companies.get(reseller);
  return found?.kind === "reseller" ? found : undefined;
}

const RULES: readonly Rule<Asked, BaseReason>[] = [
  ({ standing: { suspended } }) => (suspended.length > 0 ? { code: "company.suspended", companies: suspended } : null),
  ({ row }) => (isAccountName(row.accountName) ? null : { code: "company.account-name-invalid" }),
  ({ row, known }) => {
    if (known === undefined) return null;
    return known.kind === "customer"
      ? { code: "base.customer-left" }
      : { code: "company.account-name-taken", accountName: row.accountName };
  },
  ({ row, reseller }) =>
    reseller === undefined ? { code: "base.reseller-unknown", accountName: row.reseller ?? "" } : null,
  ({ row, reseller }) =>
    reseller?.state === "frozen" ? { code: "base.reseller-frozen", accountName: row.reseller ?? "" } : null,
  ({ row, standing }) =>
    row.associatedOn !== null && row.associatedOn > standing.today ? { code: "base.associated-in-future" } : null,
  ({ row: { budget }, standing }) =>
    budget?.countsFrom && budget.countsFrom > standing.month
      ? { code: "base.budget-in-future", month: budget.countsFrom }
      : null,
  ({ row: { budget, associatedOn } }) =>
    budget?.countsFrom && associatedOn !== null && budget.countsFrom < monthOfDay(associatedOn)
      ? { code: "base.budget-before-association", month: budget.countsFrom }
      : null,
  ({ row }) =>
    (row.freeze !== null || row.payPerUseBlocked) && (row.reason ?? "").trim() === ""
      ? { code: "base.reason-missing" }
      : null,
  ({ row }) => {
    const { length } = Array.from(row.reason ?? "");
    return length > REASON_MAX ? { code: "base.reason-too-long", length, max: REASON_MAX } : null;
  },
];

/** Whoever holds set-budget, the distributor hands over what it found; what it cannot do is exceed the quota (G2). */
function planOf({ row, standing, reseller }: Asked) {
  if (row.budget === null) return null;
  const { countsFrom, ...wish } = row.budget;
  const decision = decideBudget({
    company: "distributor",
    authority: { "set-budget": "distributor", "freeze-account": "distributor", "freeze-resources": "distributor" },
    suspended: [],
    current: null,
    version: 0,
    wish,
    recalls: [],
    lift: [],
    reason: null,
    confirmed: true,
    openFreezes: [],
    blockedByExhaustion: false,
    // A first one-time budget counts from the month it is set in: here, from the month it counted from.
    month: wish.type === "one-time" ? (countsFrom ?? standing.month) : standing.month,
    // Its charges come with its accounts.
    monthUsed: ZERO,
    oneTimeUsed: null,
    quotas: reseller?.quotas ?? null,
  });
  if (decision.status === "confirm") throw new Error("a confirmed budget asks for no confirmation");
  return decision;
}

/** Which contact data the file has otherwise; a blank cell says nothing. */
export function contactDiffers(row: Contact, known: Contact): readonly BaseField[] {
  const fields = ["name", "email", "phone"] as const;
  return fields.filter((field) => row[field] !== null && row[field] !== known[field]);
}

type Contact = { readonly name: string; readonly email: string | null; readonly phone: string | null };

function differsOf(row: BaseCustomer, known: StandingCustomer): readonly BaseField[] {
  const { associatedOn } = row;
  const differs: Readonly<Partial<Record<BaseField, boolean>>> = {
    reseller: row.reseller !== known.reseller,
    associated_on: associatedOn !== null && associatedOn !== known.associatedOn,
    budget: !isSameBudget(row.budget, known.budget),
    state: row.freeze !== known.freeze,
    pay_per_use: row.payPerUseBlocked !== known.payPerUseBlocked,
  };
  return [...contactDiffers(row, known), ...BASE_FIELDS.filter((field) => differs[field])];
}

function isSameBudget(left: BaseBudget | null, right: BaseBudget | null): boolean {
  if (left === null || right === null) return left === right;
  return (
    left.type === right.type &&
    left.amount === right.amount &&
    left.action === right.action &&
    left.liftWhenRestored === right.liftWhenRestored &&
    (left.countsFrom === null || left.countsFrom === right.countsFrom)
  );
}
