import type { OrderReason } from "@/lib/domain/order/decide-order";
import type { AskedAbout, QuestionFacts } from "@/lib/domain/question/question";
import { isOrderOwn, orderOwnWords } from "./order-reason";
import { purchaseReasonWords } from "./purchase-reason";
import { type Wording, worded } from "./wording";

type Order = Extract<AskedAbout, { kind: "order" }>;

/** "2 × machine for 6 months". */
function muchWords({ quantity, unit, period, periods }: Order): Wording {
  if (period.unit !== "month" && period.unit !== "year") return worded("question.muchUntimed", { quantity, unit });
  const term = worded(`order.term.${period.unit}`, { count: period.count * periods });
  return worded("question.much", { quantity, unit, term });
}

/** What was wanted, without its price. */
export function wantedWords({ about, currency }: QuestionFacts): Wording {
  if (about.kind === "eligibility") {
    return about.amount === null
      ? worded("question.buying")
      : worded("question.anOrder", { amount: about.amount, currency });
  }
  return worded("question.order", orderArgs(about));
}

/** A reason as the customer reads it: its name, then what is known of it. */
export function askedReasonWords(
  reason: OrderReason,
  currency: string,
): { readonly title: Wording; readonly details: readonly Wording[] } {
  return isOrderOwn(reason)
    ? { title: orderOwnWords(reason, currency), details: [] }
    : purchaseReasonWords(reason, currency);
}

export function orderArgs(order: Order) {
  const { specification, mode, region } = order;
  return { what: specification, mode: worded(`catalogue.mode.${mode}`), region, much: muchWords(order) };
}
