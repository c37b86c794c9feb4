/** An exact decimal of any fineness: digits x 10^-scale. */
export type Exact = { readonly digits: bigint; readonly scale: number };

export const EXACT_ZERO: Exact = { digits: 0n, scale: 0 };

function digitsAt({ digits, scale }: Exact, wanted: number): bigint {
  return digits * 10n ** BigInt(wanted - scale);
}

/** Exact sum, as fine as the finer of the two. */
export function addExact(left: Exact, right: Exact): Exact {
  const scale = Math.max(left.scale, right.scale);
  return { digits: digitsAt(left, scale) + digitsAt(right, scale), scale };
}

/** Decimal text without trailing zeros. */
export function exactText({ digits, scale }: Exact): string {
  const absolute = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, "0");
  const whole = absolute.slice(0, absolute.length - scale);
  const fraction = absolute.slice(absolute.length - scale).replace(/0+$/, "");
  return `${digits < 0n ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}
