import type { Money } from "../money/money";

const FIXED = [75, 90, 100] as const;
const STEP = 50;

// Cross-multiplied so no division, hence no rounding, decides whether an alert fires.
/** usage x 100 >= budget x threshold (G17). */
export function hasReached(used: Money, amount: Money, percent: number): boolean {
  return used * 100n >= amount * BigInt(percent);
}

/** The highest of 75, 90, 100, 150, 200, ... that usage has reached; 0 when none (G17). */
export function reachedThreshold(used: Money, amount: Money): number {
  if (hasReached(used, amount, 150)) {
    const percent = (used * 100n) / amount;
    return Number(percent - (percent % BigInt(STEP)));
  }
  return FIXED.findLast((percent) => hasReached(used, amount, percent)) ?? 0;
}

/** The mark after a posting: it only ever rises within one period and amount (G17). */
export function raisedMark(mark: number, used: Money, amount: Money): number {
  return Math.max(mark, reachedThreshold(used, amount));
}

/** Every threshold usage has reached, rising; those a person's own change makes known (G6). */
export function knownThresholds(used: Money, amount: Money): readonly number[] {
  const highest = reachedThreshold(used, amount);
  const fixed = FIXED.filter((percent) => percent <= highest);
  const further = Math.max(0, (highest - 100) / STEP);
  // Far over the budget only the highest says anything.
  if (further > 3) return [...fixed, highest];
  return [...fixed, ...Array.from({ length: further }, (_, index) => 100 + STEP * (index + 1))];
}
