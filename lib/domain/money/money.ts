declare const money: unique symbol;

/** An exact amount in 10^-12 units of the distributor's one currency (G10, G15). */
export type Money = bigint & { readonly [money]: true };

export const MONEY_DECIMALS = 12;
const UNIT = 10n ** BigInt(MONEY_DECIMALS);
const PLAIN = /^(-?)(\d{1,26})(?:\.(\d{1,12}))?$/;

// Every bigint is a valid count of units, so the brand needs no further check.
export function toMoney(units: bigint): Money {
  return units as Money;
}

export const ZERO = toMoney(0n);

/** Null when the text is not a plain decimal of at most 12 decimals. */
export function parseMoney(text: string): Money | null {
  const match = PLAIN.exec(text);
  if (!match) return null;
  const [, sign, whole = "0", fraction = ""] = match;
  const units = BigInt(whole) * UNIT + BigInt(fraction.padEnd(MONEY_DECIMALS, "0"));
  return toMoney(sign === "-" ? -units : units);
}

/** Exact decimal text without trailing zeros: "0", "-1.5", "12.000000000001". */
export function decimalOf(amount: Money): string {
  const absolute = amount < 0n ? -amount : amount;
  const fraction = (absolute % UNIT).toString().padStart(MONEY_DECIMALS, "0").replace(/0+$/, "");
  const whole = (absolute / UNIT).toString();
  return `${amount < 0n ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}

/** Exact sum. */
export function sumOf(amounts: Iterable<Money>): Money {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return toMoney(total);
}

/** Exact difference. */
export function minus(left: Money, right: Money): Money {
  return toMoney(left - right);
}

/** Exact sum of two. */
export function plus(left: Money, right: Money): Money {
  return toMoney(left + right);
}

/** Exact multiple; `count` is whole. */
export function times(amount: Money, count: number): Money {
  return toMoney(amount * BigInt(count));
}

/** `part` of `whole` parts of an amount, rounded half-even to 12 decimals. Both are whole, `whole` above zero. */
export function portionOf(amount: Money, part: number, whole: number): Money {
  const [parts, of] = [amount * BigInt(part), BigInt(whole)];
  const [quotient, rest] = [parts / of, parts % of];
  const twice = (rest < 0n ? -rest : rest) * 2n;
  const up = twice > of || (twice === of && quotient % 2n !== 0n);
  return toMoney(up ? quotient + (parts < 0n ? -1n : 1n) : quotient);
}

/** The greater of two. */
export function maximum(left: Money, right: Money): Money {
  return left > right ? left : right;
}
