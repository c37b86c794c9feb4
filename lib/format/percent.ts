import type { Money } from "@/lib/domain/money/money";

/** Whole percent, rounded down: one unit under the budget is not 100 (G17). Null without a whole. */
export function wholePercentOf(part: Money, whole: Money): bigint | null {
  if (whole <= 0n) return null;
  const scaled = part * 100n;
  return scaled < 0n && scaled % whole !== 0n ? scaled / whole - 1n : scaled / whole;
}

export function formatPercent(part: Money, whole: Money): string {
  const percent = wholePercentOf(part, whole);
  if (percent === null) return "–";
  return percent < 0n ? `\u2212${-percent}%` : `${percent}%`;
}
