import type { BillingMonth } from "../calendar/billing-month";
import { type Money, toMoney } from "../money/money";
import type { Budget, BudgetType, ExhaustionAction } from "./budget";

/** What a person asks for; undefined leaves it as it is. */
export type BudgetWish = {
  readonly type?: BudgetType | undefined;
  readonly amount?: Money | undefined;
  /** Whole percent on top of the present amount; below 0 lowers it. An amount given wins. */
  readonly percentMore?: number | undefined;
  readonly action?: ExhaustionAction | undefined;
  readonly liftWhenRestored?: boolean | undefined;
};

const CENT = 10n ** 10n;

/** What a first setting that says nothing else becomes (G5). */
const FIRST = { type: "monthly", action: "alert-only", liftWhenRestored: false, version: 0 } as const;

/** The amount plus so many percent, rounded half up to cents (two decimals, R-3.8). */
export function raisedByPercent(amount: Money, percent: number): Money {
  const hundredfold = amount * BigInt(100 + percent);
  const cents = (hundredfold * 2n + 100n * CENT) / (200n * CENT);
  return toMoney(cents * CENT);
}

/** The budget as it would stand; null when no amount is known. First settings default to monthly, alert-only (G5). */
export function budgetOf(current: Budget | null, wish: BudgetWish, month: BillingMonth): Budget | null {
  const amount = amountOf(current, wish);
  if (amount === null) return null;
  const before = current ?? FIRST;
  const type = wish.type ?? before.type;
  return {
    type,
    amount,
    action: wish.action ?? before.action,
    liftWhenRestored: wish.liftWhenRestored ?? before.liftWhenRestored,
    countsFrom: countsFromOf(current, type, month),
    version: before.version + 1,
  };
}

/** Whether anything but the version would differ. */
export function isSameBudget(left: Budget, right: Budget): boolean {
  return (
    left.type === right.type &&
    left.amount === right.amount &&
    left.action === right.action &&
    left.liftWhenRestored === right.liftWhenRestored
  );
}

function amountOf(current: Budget | null, { amount, percentMore }: BudgetWish): Money | null {
  if (amount !== undefined) return amount;
  if (current === null) return null;
  return percentMore === undefined ? current.amount : raisedByPercent(current.amount, percentMore);
}

// A later amount does not move the first month; a change to monthly and back does (G9).
function countsFromOf(current: Budget | null, type: BudgetType, month: BillingMonth): BillingMonth | null {
  if (type === "monthly") return null;
  return current?.type === "one-time" ? (current.countsFrom ?? month) : month;
}
