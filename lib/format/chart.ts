import { MONEY_DECIMALS, type Money } from "@/lib/domain/money/money";

const CENT = 10n ** BigInt(MONEY_DECIMALS - 2);

/** The only way from money to a float: for positions on a chart, never for a figure in words. */
export function chartNumberOf(amount: Money): number {
  return Number(amount / CENT) / 100;
}

/** "1.2M" for axes; the exact value stands in the tooltip and the table twin. */
export function formatAxis(value: number, locale: string): string {
  return new Intl.NumberFormat(locale, {
    notation: "compact",
    maximumFractionDigits: 1,
  }).format(value);
}

/** Share of `whole` as 0 to 100, for lengths of bars; clamped. */
export function lengthPercentOf(part: Money, whole: Money): number {
  if (whole <= 0n || part <= 0n) return 0;
  return Math.min(100, Number((part * 10_000n) / whole) / 100);
}

export type Axis = { readonly top: number; readonly ticks: readonly number[] };

const NICE_STEPS = [1, 2, 2.5, 5, 10];

/** Three to five round ticks from 0 to at least `most`. */
export function axisOf(most: number): Axis {
  if (!(most > 0)) return { top: 1, ticks: [0, 1] };
  const power = 10 ** Math.floor(Math.log10(most / 4));
  const step = power * (NICE_STEPS.find((nice) => nice * power * 4 >= most) ?? 10);
  const count = Math.ceil(most / step);
  return { top: step * count, ticks: Array.from({ length: count + 1 }, (_, index) => index * step) };
}
