import { decimalOf, MONEY_DECIMALS, type Money } from "@/lib/domain/money/money";

const CENT = 10n ** BigInt(MONEY_DECIMALS - 2);
const MINUS = "\u2212";

/** Two decimals, rounded half up for the screen only; negative with a real minus. */
export function formatMoney(amount: Money, locale: string): string {
  const absolute = amount < 0n ? -amount : amount;
  const cents = (absolute + CENT / 2n) / CENT;
  const whole = new Intl.NumberFormat(locale, { numberingSystem: "latn" }).format(cents / 100n);
  const text = `${whole}.${(cents % 100n).toString().padStart(2, "0")}`;
  return amount < 0n && cents > 0n ? MINUS + text : text;
}

/** A price with all its decimals, at least two: "0.0325", "1,200.00". */
export function formatPrice(amount: Money, locale: string): string {
  const [whole = "0", fraction = ""] = decimalOf(amount).split(".");
  const text = new Intl.NumberFormat(locale, { numberingSystem: "latn" }).format(BigInt(whole));
  return `${text}.${fraction.padEnd(2, "0")}`;
}

/** The full decimal, plain ASCII, so that it can be copied into a sheet. */
export function exactOf(amount: Money): string {
  return decimalOf(amount);
}

/** True when the screen's two decimals hide something. */
export function isRounded(amount: Money): boolean {
  return amount % CENT !== 0n;
}
