import type { SuspendedReason } from "../access/suspension";
import { type BillingDay, billingDayOf, DAY_MS, dayStart } from "../calendar/billing-month";
import { type Decision, decide, REASON_MAX } from "../decision";
import { type Money, ZERO } from "../money/money";
import { COUPON_DAYS_MAX, COUPON_NOTE_MAX, isCouponAmount } from "./coupon";
import { isSettlementDay } from "./settlement";

export type CouponReason =
  | SuspendedReason
  | { readonly code: "coupon.customer-unknown" }
  | { readonly code: "coupon.unknown" }
  | { readonly code: "coupon.amount-out-of-range" }
  | { readonly code: "coupon.begins-past"; readonly today: BillingDay }
  | { readonly code: "coupon.ends-before-begin" }
  | { readonly code: "coupon.too-long"; readonly days: number }
  | { readonly code: "coupon.note-too-long"; readonly length: number; readonly max: number }
  | { readonly code: "coupon.reason-missing" }
  | { readonly code: "coupon.reason-too-long"; readonly length: number; readonly max: number }
  | { readonly code: "coupon.already-withdrawn" }
  | { readonly code: "coupon.nothing-left" }
  | { readonly code: "coupon.over" }
  | { readonly code: "coupon.settlement-day-out-of-range" }
  | { readonly code: "coupon.settlement-day-stale"; readonly day: number }
  | { readonly code: "coupon.settlement-day-same" };

type IssueFacts = {
  readonly isKnown: boolean;
  readonly amount: Money;
  readonly from: BillingDay;
  readonly until: BillingDay;
  readonly note: string | null;
  readonly at: Date;
};

/** May this coupon be given: it never begins before the day it is given on, so it pays nothing from before. */
export function decideIssue(facts: IssueFacts): Decision<CouponReason> {
  return decide<IssueFacts, CouponReason>(
    [
      ({ isKnown }) => (isKnown ? null : { code: "coupon.customer-unknown" }),
      ({ amount }) => (isCouponAmount(amount) ? null : { code: "coupon.amount-out-of-range" }),
      ({ from, at }) => (from < billingDayOf(at) ? { code: "coupon.begins-past", today: billingDayOf(at) } : null),
      ({ from, until }) => (until < from ? { code: "coupon.ends-before-begin" } : null),
      ({ from, until }) =>
        daysOf(from, until) > COUPON_DAYS_MAX ? { code: "coupon.too-long", days: COUPON_DAYS_MAX } : null,
      ({ note }) => tooLong("coupon.note-too-long", note, COUPON_NOTE_MAX),
    ],
    facts,
  );
}

type WithdrawalFacts = {
  readonly isKnown: boolean;
  readonly reason: string;
  readonly isWithdrawn: boolean;
  readonly remaining: Money;
  /** No order and no month to be settled can still be paid by it. */
  readonly isOver: boolean;
};

/** May what is left of a coupon be taken back. */
export function decideWithdrawal(facts: WithdrawalFacts): Decision<CouponReason> {
  return decide<WithdrawalFacts, CouponReason>(
    [
      ({ isKnown }) => (isKnown ? null : { code: "coupon.unknown" }),
      ({ reason }) => (reason.trim() === "" ? { code: "coupon.reason-missing" } : null),
      ({ reason }) => tooLong("coupon.reason-too-long", reason, REASON_MAX),
      ({ isKnown, isWithdrawn }) => (isKnown && isWithdrawn ? { code: "coupon.already-withdrawn" } : null),
      ({ isKnown, isWithdrawn, remaining }) =>
        isKnown && !isWithdrawn && remaining <= ZERO ? { code: "coupon.nothing-left" } : null,
      ({ isKnown, isWithdrawn, remaining, isOver }) =>
        isKnown && !isWithdrawn && remaining > ZERO && isOver ? { code: "coupon.over" } : null,
    ],
    facts,
  );
}

type SettlementFacts = { readonly current: number; readonly shown: number; readonly wanted: number };

/** May months be settled on that day from now on. */
export function decideSettlementDay(facts: SettlementFacts): Decision<CouponReason> {
  return decide<SettlementFacts, CouponReason>(
    [
      ({ wanted }) => (isSettlementDay(wanted) ? null : { code: "coupon.settlement-day-out-of-range" }),
      ({ current, shown }) => (current === shown ? null : { code: "coupon.settlement-day-stale", day: current }),
      ({ current, wanted }) => (current === wanted ? { code: "coupon.settlement-day-same" } : null),
    ],
    facts,
  );
}

function tooLong(code: "coupon.note-too-long" | "coupon.reason-too-long", text: string | null, max: number) {
  const { length } = Array.from(text ?? "");
  return length > max ? ({ code, length, max } as const) : null;
}

function daysOf(from: BillingDay, until: BillingDay): number {
  return (dayStart(until).getTime() - dayStart(from).getTime()) / DAY_MS + 1;
}
