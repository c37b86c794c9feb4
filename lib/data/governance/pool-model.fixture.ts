import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import type { Delegation, QuotaKind } from "@/lib/domain/delegation/authority";
import {
  customerAt,
  granted,
  larger,
  type Model,
  type ModelBudget,
  type ModelCustomer,
  type Place,
  type Residue,
  usedOf,
} from "./model.fixture";

/** A customer takes the greater of its budget and its usage (G2). */
function takes(model: Model, customer: ModelCustomer, kind: QuotaKind): bigint {
  return customer.budget?.type === kind ? larger(customer.budget.amount, usedOf(model, customer)) : 0n;
}

const liveFrom = ({ budget }: ModelCustomer) => (budget?.type === "one-time" ? budget.from : null);
const countedFrom = (customer: ModelCustomer, month: string) => liveFrom(customer) ?? month;

const lineOf = ({ stay, from }: { stay: number; from: string | null }) => `${stay} ${from}`;

/** Parts of one usage hold each other; usage of another stay, or counted from another month, is another one. */
function staysOf(own: readonly Residue[], held: string | null): bigint {
  const lines = Map.groupBy(own, lineOf);
  return [...lines]
    .filter(([line]) => line !== held)
    .reduce((sum, [, parts]) => sum + parts.reduce((most, { amount }) => larger(most, amount), 0n), 0n);
}

const sumOf = (amounts: readonly bigint[]) => amounts.reduce((sum, amount) => sum + amount, 0n);

/** The spent parts that stay in a pool, but for one customer (-1: none), whose next take holds its own. */
function staysIn(model: Model, place: Place, kind: QuotaKind, without: number): bigint {
  if (!granted(model, place)) return 0n;
  const month = billingMonthOf(model.now);
  const isMonthly = kind === "monthly";
  const parts = model.customers.map((customer, index) => {
    const own = model.residues.filter(
      (one) =>
        one.place === place && one.customer === index && one.kind === kind && (!isMonthly || one.month === month),
    );
    const isHeld = index === without || (customer.at === place && customer.budget?.type === kind);
    const from = index === without ? countedFrom(customer, month) : liveFrom(customer);
    return staysOf(own, isHeld ? lineOf({ stay: customer.stay, from: isMonthly ? null : from }) : null);
  });
  return sumOf(parts);
}

/** What everyone but one customer (-1: all) takes of a pool, spent parts that stay included. */
export function takenBut(model: Model, place: Place, kind: QuotaKind, without: number): bigint {
  const live = model.customers.filter((customer, index) => index !== without && customer.at === place);
  return sumOf(live.map((customer) => takes(model, customer, kind))) + staysIn(model, place, kind, without);
}

export const quotaOf = (grant: Delegation, kind: QuotaKind) =>
  kind === "monthly" ? grant.monthlyQuota : grant.oneTimeQuota;

/** The quota of a kind; null: not granted; undefined: setting budgets is not the reseller's at all. */
export function pooledQuota(model: Model, place: Place | null, kind: QuotaKind): bigint | null | undefined {
  const grant = granted(model, place);
  return grant?.permissions.includes("set-budget") ? quotaOf(grant, kind) : undefined;
}

/** Whether a setting takes more than before, and more than there is. */
export function exceeds(model: Model, index: number, { type, amount }: ModelBudget): boolean {
  const customer = customerAt(model, index);
  const quota = pooledQuota(model, customer.at, type);
  if (customer.at === null || quota === null || quota === undefined) return false;
  const take = larger(amount, usedOf(model, customer, type));
  return take > takes(model, customer, type) && takenBut(model, customer.at, type, index) + take > quota;
}

/** Whether there is no room for the customer in the pool of the reseller it is to go to; no quota is a quota of nothing. */
export function lacksRoom(model: Model, index: number, to: Place | null): boolean {
  const customer = customerAt(model, index);
  const { budget } = customer;
  if (to === null || budget === null) return false;
  const quota = pooledQuota(model, to, budget.type);
  if (quota === undefined) return false;
  return takenBut(model, to, budget.type, index) + takes(model, customer, budget.type) > (quota ?? 0n);
}

/** What was spent of the budget stays taken where it was. */
export function keepPart(model: Model, index: number): void {
  const customer = customerAt(model, index);
  const { at, budget, stay } = customer;
  if (at === null || budget === null) return;
  const amount = usedOf(model, customer);
  const month = budget.type === "monthly" ? billingMonthOf(model.now) : null;
  if (amount <= 0n) return;
  model.residues.push({ place: at, customer: index, kind: budget.type, month, from: liveFrom(customer), stay, amount });
}

/** A pool as both companies read it. */
export function poolOf(model: Model, place: Place, kind: QuotaKind) {
  const grant = granted(model, place);
  const quota = grant && quotaOf(grant, kind);
  const live = model.customers.filter(({ at, budget }) => at === place && budget?.type === kind);
  const taken = takenBut(model, place, kind, -1);
  const used = sumOf(live.map((customer) => larger(usedOf(model, customer), 0n))) + staysIn(model, place, kind, -1);
  const available = quota === null ? 0n : larger(quota - taken, 0n);
  return { quota, taken, allocated: sumOf(live.map(({ budget }) => budget?.amount ?? 0n)), used, available };
}
