import type { Money } from "../money/money";
import { toMoney } from "../money/money";
import { type Budget, type ExhaustionAction, isExhausted } from "./budget";
import { reachedThreshold } from "./threshold";

export type UsageFacts = {
  readonly budget: Pick<Budget, "amount" | "action">;
  /** Counted in the budget's period, the moved charges included; reserved money is no usage (G23). */
  readonly used: Money;
  /** What charges of the running month changed of it; the rest came from earlier months. */
  readonly running: Money;
  /** High-water mark of this period and amount; 0: none. */
  readonly mark: number;
  /** The alerts there are of this period and amount. */
  readonly alerts: readonly { readonly threshold: number; readonly state: "open" | "resolved" }[];
};

export type UsageReply = {
  readonly mark: number;
  /** The one alert to send; null: none. */
  readonly alertAt: number | null;
  /** The customer hears at 90 and 100 (G17). */
  readonly customerHears: boolean;
  readonly resolve: readonly number[];
  readonly reopen: readonly number[];
  /** What runs by itself now; null: nothing. */
  readonly act: Exclude<ExhaustionAction, "alert-only"> | null;
  readonly exhausted: boolean;
};

/** What moved usage asks for: mark, at most one alert, the action at most once (G5, G17). */
export function usageReplyOf(facts: UsageFacts): UsageReply {
  const { budget, used, running, alerts } = facts;
  // Thresholds that earlier months alone explain are passed in silence; a fall never rises above this.
  const silent = Math.max(facts.mark, reachedThreshold(toMoney(used - running), budget.amount));
  const reached = reachedThreshold(used, budget.amount);
  const alertAt = reached > silent ? reached : null;
  return {
    mark: Math.max(silent, reached),
    alertAt,
    customerHears: alertAt !== null && alertAt >= 90 && silent < 100,
    resolve: thresholdsOf(alerts, "open", (threshold) => threshold > reached),
    reopen: thresholdsOf(alerts, "resolved", (threshold) => threshold <= reached),
    act: actionOf(facts, silent, alertAt),
    exhausted: isExhausted(budget.amount, used),
  };
}

// First reached, so at most once: neither seen in this period and amount before, nor made known by a person.
function actionOf({ budget }: UsageFacts, silent: number, alertAt: number | null) {
  const first = alertAt !== null && alertAt >= 100 && silent < 100;
  return first && budget.action !== "alert-only" ? budget.action : null;
}

function thresholdsOf(
  alerts: UsageFacts["alerts"],
  state: "open" | "resolved",
  wanted: (threshold: number) => boolean,
): readonly number[] {
  return alerts.filter((alert) => alert.state === state && wanted(alert.threshold)).map(({ threshold }) => threshold);
}
