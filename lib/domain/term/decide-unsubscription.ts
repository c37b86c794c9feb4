import { isPaidByUse } from "../catalogue/offer";
import { decide, type NonEmpty, type Rule } from "../decision";
import { type Money, sumOf, toMoney } from "../money/money";
import { isCommitment, RESOURCE_RULES, type TermFacts } from "./facts";
import type { TermOwnReason } from "./reason";
import { type PaidLine, type Refund, refundsOf, unusedOfAll } from "./term";

/** Minutes for which an amount that shrinks as time passes is kept to as it was shown. */
export const QUOTE_MINUTES = 15;

export type GivingBackFacts = TermFacts & {
  readonly lines: readonly PaidLine[];
  /** When the last order about it was paid. */
  readonly orderedAt: Date | null;
  /** What was agreed to, below zero: given back, and as of when it was shown; null: not asked, as in a preview. */
  readonly agreed: { readonly amount: Money; readonly asOf: Date } | null;
};

export type GivingBackDecision =
  | { readonly allowed: true; readonly amount: Money; readonly refunds: readonly Refund[] }
  | { readonly allowed: false; readonly amount: Money | null; readonly reasons: NonEmpty<TermOwnReason> };

/** Of a quote whose amount shrinks as time passes. */
export const QUOTE_RULES: readonly Rule<GivingBackFacts & { readonly amount: Money | null }, TermOwnReason>[] = [
  (facts) =>
    facts.resource !== null && facts.agreed !== null && !isStanding(facts, facts.agreed.asOf)
      ? { code: "term.quote-expired" }
      : null,
  (facts) => {
    const { agreed, amount } = facts;
    if (agreed === null || amount === null || agreed.amount === amount || !isStanding(facts, agreed.asOf)) return null;
    return { code: "term.price-changed", agreed: agreed.amount, needed: amount };
  },
];

const RULES: readonly Rule<GivingBackFacts & { readonly amount: Money | null }, TermOwnReason>[] = [
  ...RESOURCE_RULES,
  ({ resource }) => (resource !== null && isPaidByUse(resource.mode) ? { code: "term.paid-by-use" } : null),
  ({ resource }) => (resource !== null && isCommitment(resource) ? { code: "term.commitment" } : null),
  ...QUOTE_RULES,
];

/** Gives back what is unused of every term, whatever freeze, budget or suspension there is (§7). */
export function decideUnsubscription(facts: GivingBackFacts): GivingBackDecision {
  const { resource, terms, lines } = facts;
  const refunds = resource?.mode === "yearly-monthly" ? refundsOf(lines, unusedOfAll(terms, countedAtOf(facts))) : null;
  const amount = refunds && toMoney(-sumOf(refunds.map((one) => one.amount)));
  const decision = decide(RULES, { ...facts, amount });
  if (!decision.allowed) return { allowed: false, amount, reasons: decision.reasons };
  if (refunds === null || amount === null) throw new Error("what cannot be given back has a reason against it");
  return { allowed: true, amount, refunds };
}

/** As of when an amount counts: the instant it was shown for, while it stands, or now. */
export function countedAtOf(facts: Pick<GivingBackFacts, "agreed" | "orderedAt" | "at">): Date {
  const { agreed, at } = facts;
  return agreed !== null && isStanding(facts, agreed.asOf) ? agreed.asOf : at;
}

// An order in between was not seen by whoever agreed.
function isStanding({ orderedAt, at }: Pick<GivingBackFacts, "orderedAt" | "at">, asOf: Date): boolean {
  const age = at.getTime() - asOf.getTime();
  return age >= 0 && age <= QUOTE_MINUTES * 60_000 && (orderedAt === null || asOf >= orderedAt);
}
