import type { BudgetType } from "@/lib/domain/budget/budget";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { type Delegation, type Permission, QUOTA_KINDS, type QuotaKind } from "@/lib/domain/delegation/authority";
import { customerAt, granted, larger, type Model, type ModelBudget, type ModelCustomer, usedOf } from "./model.fixture";

function takes(model: Model, customer: ModelCustomer, kind: QuotaKind): bigint {
  return customer.budget?.type === kind ? larger(customer.budget.amount, usedOf(model, customer)) : 0n;
}

const liveFrom = ({ budget }: ModelCustomer) => (budget?.type === "one-time" ? budget.from : null);
const countedFrom = (customer: ModelCustomer, month: string) => liveFrom(customer) ?? month;

const lineOf = ({ stay, from }: { stay: number; from: string | null }) => `${stay} ${from}`;

/** Parts of one usage hold each other; usage of another stay, or counted from another month, is another one. */
function staysOf(own: Model["residues"], held: string | null): bigint {
  const lines = Map.groupBy(own, lineOf);
  return [...lines]
    .filter(([line]) => line !== held)
    .reduce((sum, [, parts]) => sum + parts.reduce((most, { amount }) => larger(most, amount), 0n), 0n);
}

/** What everyone but one customer (-1: all) takes of a pool, and its spent parts that stay. */
export function takenBut(model: Model, kind: QuotaKind, without: number): bigint {
  const live = model.customers.map((customer, index) => (index === without ? 0n : takes(model, customer, kind)));
  const month = billingMonthOf(model.now);
  const stays = model.customers.map((customer, index) => {
    const own = granted(model) ? model.residues.filter((one) => one.customer === index && one.kind === kind) : [];
    const isMonthly = kind === "monthly";
    const isHeld = index === without || customer.budget?.type === kind;
    const from = index === without ? countedFrom(customer, month) : liveFrom(customer);
    const held = isHeld ? lineOf({ stay: customer.stay, from: isMonthly ? null : from }) : null;
    return staysOf(isMonthly ? own.filter((one) => one.month === month) : own, held);
  });
  return [...live, ...stays].reduce((sum, amount) => sum + amount, 0n);
}

const quotaOf = (grant: Delegation, kind: QuotaKind) => (kind === "monthly" ? grant.monthlyQuota : grant.oneTimeQuota);

/** The quota of a kind; null: not granted; undefined: setting budgets is not the reseller's at all. */
export function pooledQuota(model: Model, kind: QuotaKind): bigint | null | undefined {
  const grant = granted(model);
  return grant?.permissions.includes("set-budget") ? quotaOf(grant, kind) : undefined;
}

export function exceeds(model: Model, index: number, { type, amount }: ModelBudget, quota: bigint): boolean {
  const customer = customerAt(model, index);
  const used = usedOf(model, customer, type);
  const [before, take] = [takes(model, customer, type), larger(amount, used)];
  return take > before && takenBut(model, type, index) + take > quota;
}

export function keepSpent(model: Model, index: number, type: BudgetType): void {
  const old = customerAt(model, index).budget;
  if (old !== null && old.type !== type && typeof pooledQuota(model, old.type) === "bigint")
    keepPart(model, index, old);
}

/** What was spent of the budget stays taken where it was. */
export function keepPart(model: Model, index: number, old: ModelBudget): void {
  const customer = customerAt(model, index);
  const amount = usedOf(model, customer);
  const month = old.type === "monthly" ? billingMonthOf(model.now) : null;
  if (amount > 0n)
    model.residues.push({
      customer: index,
      kind: old.type,
      month,
      from: liveFrom(customer),
      stay: customer.stay,
      amount,
    });
}

export function modelGrant(model: Model, wish: Delegation): string[] {
  const current = granted(model);
  if (!current) model.residues = [];
  const has = (permission: Permission) => wish.permissions.includes(permission);
  const anyQuota = wish.monthlyQuota !== null || wish.oneTimeQuota !== null;
  const refusals: readonly (readonly [boolean, string])[] = [
    [wish.permissions.length === 0, "delegation.nothing-granted"],
    [has("freeze-resources") && !has("freeze-account"), "delegation.needs-freeze-account"],
    [has("set-budget") && !anyQuota, "delegation.quota-missing"],
    [!has("set-budget") && anyQuota, "delegation.quota-without-permission"],
    [QUOTA_KINDS.some((kind) => !fits(model, wish, kind)), "delegation.quota-below-taken"],
    [current !== null && isSame(current, wish), "delegation.nothing-to-change"],
  ];
  const reasons = refusals.filter(([when]) => when).map(([, code]) => code);
  if (reasons.length > 0) return reasons;
  // A lapse is recorded first where nobody met it yet.
  if (!current && model.grant !== null) model.version += 1;
  model.grant = wish;
  model.version += 1;
  return reasons;
}

function fits(model: Model, wish: Delegation, kind: QuotaKind): boolean {
  const current = granted(model);
  const before = current && quotaOf(current, kind);
  const taken = takenBut(model, kind, -1);
  const quota = quotaOf(wish, kind);
  if (quota !== null) return quota >= taken || (before !== null && quota >= before);
  return before === null || taken === 0n || !wish.permissions.includes("set-budget");
}

const isSame = (left: Delegation, right: Delegation) => JSON.stringify(plain(left)) === JSON.stringify(plain(right));

const plain = ({ permissions, monthlyQuota, oneTimeQuota, until }: Delegation) => [
  [...permissions].sort(),
  String(monthlyQuota),
  String(oneTimeQuota),
  until,
];

export function modelRevoke(model: Model): string[] {
  if (!granted(model)) return ["delegation.not-granted"];
  model.grant = null;
  model.version += 1;
  return [];
}
