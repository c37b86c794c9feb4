import type { Money } from "@/lib/domain/money/money";

const MINUS = "\u2212";

/** "+12%", "−8%", "0%" of the former amount, rounded to the nearest; null where there was nothing to hold it against. */
export function formatChange(now: Money, former: Money, locale: string): string | null {
  if (former <= 0n) return null;
  const change = now - former;
  const scaled = (change < 0n ? -change : change) * 200n;
  const percent = (scaled + former) / (former * 2n);
  const text = `${new Intl.NumberFormat(locale, { numberingSystem: "latn" }).format(percent)}%`;
  return percent === 0n ? text : `${change < 0n ? MINUS : "+"}${text}`;
}
