import type { AlertState } from "../alert/alert";
import { isExhausted } from "../budget/budget";
import type { BillingDay } from "../calendar/billing-month";
import type { BudgetLeft, Forecast } from "./forecast";

/** How sure it must be that a budget is used up: by the expectation, or even at the lower end of the band. */
export const PACE_CERTAINTIES = ["expected", "sure"] as const;
export type PaceCertainty = (typeof PACE_CERTAINTIES)[number];

/** When a company wants to be alerted of its customers' pace. */
export type PaceRule = {
  readonly isOn: boolean;
  /** Day of the month from which on, since early forecasts miss most. */
  readonly fromDay: number;
  readonly certainty: PaceCertainty;
};
export const PACE_DEFAULT: PaceRule = { isOn: true, fromDay: 5, certainty: "expected" };
/** Every month has this many days. */
export const FROM_DAY_MAX = 28;

export type PaceFacts = {
  readonly rule: PaceRule;
  readonly budget: BudgetLeft | null;
  readonly forecast: Pick<Forecast, "usedUpOn" | "usedUpLatest">;
  readonly today: BillingDay;
  /** The alert there is of this period and amount. */
  readonly alert: AlertState | null;
};

export type PaceReply = "raise" | "reopen" | "resolve" | null;

/**
 * What the pace asks for: one alert a budget's period and amount; it resolves by itself once the budget lasts again or
 * is used up, which has alerts of its own, and reopens unsent.
 */
export function paceReplyOf({ rule, budget, forecast, today, alert }: PaceFacts): PaceReply {
  const day = rule.certainty === "sure" ? forecast.usedUpLatest : forecast.usedUpOn;
  const runsOut = rule.isOn && budget !== null && !isExhausted(budget.amount, budget.used) && day !== null;
  if (!runsOut) return alert === "open" ? "resolve" : null;
  if (alert === null) return Number(today.slice(8)) >= rule.fromDay ? "raise" : null;
  return alert === "resolved" ? "reopen" : null;
}
