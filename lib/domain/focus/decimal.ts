import { MONEY_DECIMALS, type Money, parseMoney, toMoney } from "../money/money";
import type { Exact } from "./exact";

export type ReadDecimal =
  | { readonly amount: Money /** What rounding added; null: nothing was rounded. */; readonly rounding: Exact | null }
  | { readonly cause: "focus.not-a-number" | "focus.out-of-range" };

const DECIMAL = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d{1,4}))?$/;
const DIGITS_MAX = 200;
const EXPONENT_MAX = 200;
// Sums over a hundred billion rows still fit numeric(38,12).
const LARGEST = 10n ** 15n * 10n ** BigInt(MONEY_DECIMALS);

/** Half to even at 12 decimals: the one rounding at the door (G10). */
export function roundHalfEven({ digits, scale }: Exact): Money {
  if (scale <= MONEY_DECIMALS) return toMoney(digits * 10n ** BigInt(MONEY_DECIMALS - scale));
  const unit = 10n ** BigInt(scale - MONEY_DECIMALS);
  const absolute = digits < 0n ? -digits : digits;
  const [whole, rest] = [absolute / unit, (absolute % unit) * 2n];
  const isUp = rest > unit || (rest === unit && whole % 2n === 1n);
  const rounded = whole + (isUp ? 1n : 0n);
  return toMoney(digits < 0n ? -rounded : rounded);
}

/** Amounts as providers write them: signs, exponents, more than 12 decimals (G10). */
export function readDecimal(text: string): ReadDecimal {
  const plain = parseMoney(text);
  if (plain !== null) return within(plain, null);

  const exact = readExact(text);
  if ("cause" in exact) return exact;
  const amount = roundHalfEven(exact);
  return within(amount, roundingOf(exact, amount));
}

function readExact(text: string): Exact | Extract<ReadDecimal, { cause: string }> {
  const match = DECIMAL.exec(text);
  const [, sign, whole = "", fraction = "", exponentText = "0"] = match ?? [];
  if (!match || whole + fraction === "") return { cause: "focus.not-a-number" };
  const exponent = Number(exponentText);
  if (whole.length + fraction.length > DIGITS_MAX || Math.abs(exponent) > EXPONENT_MAX) {
    return { cause: "focus.out-of-range" };
  }
  return exactOf(`${sign === "-" ? "-" : ""}${whole}${fraction}`, fraction.length - exponent);
}

function exactOf(digits: string, scale: number): Exact {
  return scale >= 0 ? { digits: BigInt(digits), scale } : { digits: BigInt(digits) * 10n ** BigInt(-scale), scale: 0 };
}

function roundingOf({ digits, scale }: Exact, amount: Money): Exact | null {
  if (scale <= MONEY_DECIMALS) return null;
  const added = amount * 10n ** BigInt(scale - MONEY_DECIMALS) - digits;
  return added === 0n ? null : { digits: added, scale };
}

function within(amount: Money, rounding: Exact | null): ReadDecimal {
  return amount > -LARGEST && amount < LARGEST ? { amount, rounding } : { cause: "focus.out-of-range" };
}
