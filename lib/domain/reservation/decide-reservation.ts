import type { SuspendedReason } from "../access/suspension";
import { type Decision, decide, type Rule } from "../decision";
import type { Money } from "../money/money";
import { decidePurchase, type PurchaseFacts, type PurchaseReason } from "../purchase/eligibility";
import {
  RESERVATION_SECONDS_MAX,
  type ReservableOperation,
  type ReservationLife,
  type ReservationState,
  stateAt,
} from "./reservation";

export type ReservationReason =
  | SuspendedReason
  | PurchaseReason
  /** Never existed, or of a customer who is not the asker's. */
  | { readonly code: "reservation.unknown" }
  | { readonly code: "reservation.amount-not-positive" }
  | { readonly code: "reservation.life-out-of-range"; readonly seconds: number; readonly secondsMax: number }
  | { readonly code: "reservation.not-open"; readonly state: Exclude<ReservationState, "open">; readonly at: Date }
  | { readonly code: "reservation.amount-over-reserved"; readonly reserved: Money; readonly asked: Money }
  | { readonly code: "reservation.account-not-customers"; readonly account: string };

export type ReservationFacts = {
  /** The acting company's own suspension; null: none. */
  readonly suspended: SuspendedReason | null;
  readonly purchase: Omit<PurchaseFacts, "operation" | "needed">;
  readonly operation: ReservableOperation;
  readonly amount: Money;
  readonly seconds: number;
};

const RULES: readonly Rule<ReservationFacts, ReservationReason>[] = [
  ({ suspended }) => suspended,
  ({ amount }) => (amount > 0n ? null : { code: "reservation.amount-not-positive" }),
  ({ seconds }) =>
    Number.isInteger(seconds) && seconds >= 1 && seconds <= RESERVATION_SECONDS_MAX
      ? null
      : { code: "reservation.life-out-of-range", seconds, secondsMax: RESERVATION_SECONDS_MAX },
];

/** May this be set aside now: what the reservation itself lacks, and every reason against the purchase (G16, G23). */
export function decideReservation(facts: ReservationFacts): Decision<ReservationReason> {
  const own = decide(RULES, facts);
  const { purchase, operation, amount } = facts;
  const bought = decidePurchase({ ...purchase, operation, needed: amount });
  if (own.allowed) return bought;
  if (bought.allowed) return own;
  const [first, ...rest] = own.reasons;
  return { allowed: false, reasons: [first, ...rest, ...bought.reasons] };
}

export type ConfirmationFacts = ReservationLife & {
  readonly reserved: Money;
  /** When it was confirmed or released; null while open. */
  readonly endedAt: Date | null;
  readonly at: Date;
  /** What was really bought. */
  readonly amount: Money;
  readonly account: string;
  /** Whether the account is this customer's on the day the reservation was made. */
  readonly isCustomers: boolean;
};

const notOpen: Rule<ReservationLife & Pick<ConfirmationFacts, "endedAt" | "at">, ReservationReason> = (facts) => {
  const state = stateAt(facts, facts.at);
  return state === "open" ? null : { code: "reservation.not-open", state, at: facts.endedAt ?? facts.lapsesAt };
};

const CONFIRMATION_RULES: readonly Rule<ConfirmationFacts, ReservationReason>[] = [
  notOpen,
  ({ amount }) => (amount > 0n ? null : { code: "reservation.amount-not-positive" }),
  ({ amount, reserved }) =>
    amount > reserved ? { code: "reservation.amount-over-reserved", reserved, asked: amount } : null,
  ({ isCustomers, account }) => (isCustomers ? null : { code: "reservation.account-not-customers", account }),
];

/** In its life it is confirmed whatever befell the customer meanwhile: neither budget nor freeze is asked (G9). */
export function decideConfirmation(facts: ConfirmationFacts): Decision<ReservationReason> {
  return decide(CONFIRMATION_RULES, facts);
}

export function decideRelease(
  facts: ReservationLife & Pick<ConfirmationFacts, "endedAt" | "at">,
): Decision<ReservationReason> {
  return decide([notOpen], facts);
}
