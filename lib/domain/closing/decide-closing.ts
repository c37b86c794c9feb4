import type { SuspendedReason } from "../access/suspension";
import {
  addDays,
  type BillingMonth,
  dayStart,
  isProvisional,
  lastDayOf,
  monthEndExclusive,
} from "../calendar/billing-month";
import { decide, type NonEmpty } from "../decision";
import type { Money } from "../money/money";

export type ClosingReason =
  | SuspendedReason
  | { readonly code: "expenditure.month-not-over"; readonly month: BillingMonth; readonly endsAt: Date }
  | { readonly code: "expenditure.last-day-provisional"; readonly month: BillingMonth; readonly completeAt: Date }
  | {
      readonly code: "expenditure.month-closed";
      readonly month: BillingMonth;
      readonly at: Date;
      readonly by: string;
    }
  | { readonly code: "expenditure.earlier-month-open"; readonly month: BillingMonth }
  /** Somebody moves charges and was not done in time; told by the command, which waits for it. */
  | { readonly code: "expenditure.month-moving"; readonly seconds: number };

/** What is still on its way when the month closes. It will be listed as a later change; nothing forbids it. */
export type ClosingConsequence =
  | { readonly code: "closing.held-deliveries"; readonly count: number }
  | { readonly code: "closing.parked-charges"; readonly rows: number; readonly amount: Money }
  | { readonly code: "closing.hours-not-metered"; readonly resources: number }
  | { readonly code: "closing.estimates"; readonly customers: number; readonly amount: Money };

/** What waits for a month, in figures. */
export type Waiting = {
  readonly heldDeliveries: number;
  readonly parked: { readonly rows: number; readonly amount: Money };
  /** Resources charged by the hour that have hours of the month still to come. */
  readonly notMetered: number;
  /** Orders, hours and events that no bill has taken the place of. */
  readonly estimates: { readonly customers: number; readonly amount: Money };
};

export type ClosingFacts = {
  readonly month: BillingMonth;
  readonly at: Date;
  /** Null: it is open. */
  readonly closed: { readonly at: Date; readonly by: string } | null;
  /** The earliest month before it that has figures and is open; null: none. */
  readonly earlierOpen: BillingMonth | null;
  readonly waiting: Waiting;
  readonly confirmed: boolean;
};

export type ClosingDecision =
  | { readonly status: "close" }
  | { readonly status: "confirm"; readonly consequences: NonEmpty<ClosingConsequence> }
  | { readonly status: "refused"; readonly reasons: NonEmpty<ClosingReason> };

/** May the distributor close this month now (G14). */
export function decideClosing(facts: ClosingFacts): ClosingDecision {
  const decision = decide<ClosingFacts, ClosingReason>(RULES, facts);
  if (!decision.allowed) return { status: "refused", reasons: decision.reasons };
  const [first, ...more] = consequencesOf(facts.waiting);
  if (first === undefined || facts.confirmed) return { status: "close" };
  return { status: "confirm", consequences: [first, ...more] };
}

/** The first instant at which every day of the month is complete: a day after its end. */
export function closableAt(month: BillingMonth): Date {
  return dayStart(addDays(lastDayOf(month), 2));
}

type Rule = (facts: ClosingFacts) => ClosingReason | null;

const RULES: readonly Rule[] = [
  ({ month, closed }) => (closed === null ? null : { code: "expenditure.month-closed", month, ...closed }),
  ({ month, at }) => {
    const endsAt = monthEndExclusive(month);
    return at < endsAt ? { code: "expenditure.month-not-over", month, endsAt } : null;
  },
  ({ month, at }) =>
    at >= monthEndExclusive(month) && isProvisional(lastDayOf(month), at)
      ? { code: "expenditure.last-day-provisional", month, completeAt: closableAt(month) }
      : null,
  ({ earlierOpen }) => (earlierOpen === null ? null : { code: "expenditure.earlier-month-open", month: earlierOpen }),
];

function consequencesOf({ heldDeliveries, parked, notMetered, estimates }: Waiting): readonly ClosingConsequence[] {
  const found: readonly (ClosingConsequence | null)[] = [
    heldDeliveries > 0 ? { code: "closing.held-deliveries", count: heldDeliveries } : null,
    parked.rows > 0 ? { code: "closing.parked-charges", ...parked } : null,
    notMetered > 0 ? { code: "closing.hours-not-metered", resources: notMetered } : null,
    estimates.customers > 0 ? { code: "closing.estimates", ...estimates } : null,
  ];
  return found.filter((one) => one !== null);
}
