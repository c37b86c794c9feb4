export type NonEmpty<T> = readonly [T, ...T[]];

/** Every rule that said no, in the order the rules are written; never just the first. */
export type Decision<Reason> =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly reasons: NonEmpty<Reason> };

export type Rule<Facts, Reason> = (facts: Facts) => Reason | null;

/** Asks every rule; allowed only when none objects. */
export function decide<Facts, Reason>(rules: readonly Rule<Facts, Reason>[], facts: Facts): Decision<Reason> {
  const [first, ...rest] = rules.map((rule) => rule(facts)).filter((reason) => reason !== null);
  return first === undefined ? { allowed: true } : { allowed: false, reasons: [first, ...rest] };
}

/** Longest reason a person may give, in characters. */
export const REASON_MAX = 256;

export const ALLOWED = { allowed: true } as const;

/** A refusal with one reason. */
export function refuse<Reason>(reason: Reason, ...more: Reason[]): Decision<Reason> {
  return { allowed: false, reasons: [reason, ...more] };
}
