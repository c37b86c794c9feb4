import type { BudgetType } from "@/lib/domain/budget/budget";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import type { FreezeLevel } from "@/lib/domain/restriction/freeze";

/** What is bought, once more and as small as it can be said: what the product is held against, step by step. */

export const HOUR_MS = 60 * 60 * 1000;
export const DAY_MS = 24 * HOUR_MS;
const UNIT = 10n ** 12n;
export const units = (whole: number) => BigInt(whole) * UNIT;

export type Offered = "month" | "bigger" | "hourly" | "hourly-free";

/** List prices of a period, in whole units. */
export const PRICES: Readonly<Record<Offered, bigint>> = {
  month: units(30),
  bigger: units(50),
  hourly: units(1),
  "hourly-free": units(2),
};

/** `worth`: of the whole of it. */
type ModelTerm = { from: Date; until: Date; periods: number; worth: bigint };
/** What was paid for a resource, in which month, and what of it was not given back. */
type ModelPaid = { month: string; left: bigint };

export type ModelResource = {
  id: string;
  offered: Offered;
  quantity: number;
  terms: ModelTerm[];
  paid: ModelPaid[];
  /** By how many months it renews itself; null: it does not. */
  renews: number | null;
  /** Hours before it are charged; null: nothing is metered. */
  meteredUntil: Date | null;
  closedAt: Date | null;
};

export type ModelReservation = { id: string; amount: bigint; madeAt: Date; state: "open" | "confirmed" | "released" };

export type ModelOrder = {
  id: string;
  offered: Offered;
  periods: number;
  quantity: number;
  amount: bigint;
  /** Null: it never waited. */
  payBefore: Date | null;
  state: "pending" | "completed" | "cancelled";
};

type ModelFreeze = { level: FreezeLevel; since: Date };
type Interval = { since: Date; until: Date | null };

export type ModelBudget = { type: BudgetType; amount: bigint; from: string };

export type ModelCustomer = {
  budget: ModelBudget | null;
  version: number;
  freeze: ModelFreeze | null;
  /** While its resources were frozen. */
  frozen: Interval[];
  /** What counts, by month. */
  counted: Map<string, bigint>;
  reservations: ModelReservation[];
  orders: ModelOrder[];
  resources: ModelResource[];
};

export type Model = { now: Date; readonly customers: ModelCustomer[] };

export function newModel(now: Date, customers: number): Model {
  return {
    now,
    customers: Array.from({ length: customers }, () => ({
      budget: null,
      version: 0,
      freeze: null,
      frozen: [],
      counted: new Map(),
      reservations: [],
      orders: [],
      resources: [],
    })),
  };
}

export function customerOf({ customers }: Model, index: number): ModelCustomer {
  const customer = customers[index];
  if (!customer) throw new Error("no such customer");
  return customer;
}

export function count(customer: ModelCustomer, month: string, amount: bigint) {
  customer.counted.set(month, (customer.counted.get(month) ?? 0n) + amount);
}

const LIFE_MS = 900_000;
/** From a quarter of an hour on it is nobody's; it counts in the month it was made in. */
export const isOpen = ({ state, madeAt }: ModelReservation, at: Date) =>
  state === "open" && at.getTime() < madeAt.getTime() + LIFE_MS;

/** Counted and set aside in the budget's time. */
export function usageOf(customer: ModelCustomer, at: Date): { counted: bigint; reserved: bigint } {
  const { budget } = customer;
  const within = (of: string) => (budget?.type === "one-time" ? of >= budget.from : of === billingMonthOf(at));
  const counted = [...customer.counted].reduce((sum, [of, amount]) => (within(of) ? sum + amount : sum), 0n);
  const reserved = customer.reservations
    .filter((one) => isOpen(one, at) && within(billingMonthOf(one.madeAt)))
    .reduce((sum, { amount }) => sum + amount, 0n);
  return { counted, reserved };
}

/** Every reason against buying, renewing or changing; `needed` null: not paid in advance, or nothing to pay. */
export function refusals(customer: ModelCustomer, needed: bigint | null, at: Date): string[] {
  const { budget, freeze } = customer;
  const { counted, reserved } = usageOf(customer, at);
  const remaining = budget === null ? null : budget.amount - counted - reserved;
  const refused: readonly (readonly [boolean, string])[] = [
    [freeze !== null, "purchase.account-frozen"],
    [freeze?.level === "account-and-resources", "purchase.resources-frozen"],
    [remaining === null, "purchase.no-budget"],
    [needed !== null && remaining !== null && remaining <= 0n, "purchase.budget-exhausted"],
    [needed !== null && remaining !== null && remaining > 0n && needed > remaining, "purchase.budget-insufficient"],
  ];
  return refused.filter(([when]) => when).map(([, code]) => code);
}

/** left / whole of an amount, to the twelfth decimal, a half to the even one. */
export function shareOf(amount: bigint, left: bigint, whole: bigint): bigint {
  if (amount < 0n) return -shareOf(-amount, left, whole);
  const [quotient, rest] = [(amount * left) / whole, (amount * left) % whole];
  const twice = rest * 2n;
  const isUp = twice > whole || (twice === whole && quotient % 2n === 1n);
  return isUp ? quotient + 1n : quotient;
}
