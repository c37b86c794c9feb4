import type { SuspendedReason } from "../access/suspension";
import { type Decision, decide, REASON_MAX, type Rule } from "../decision";
import { type AskedFacts, answerOf, type OrderDecision, type OrderOwnReason } from "./decide-order";

/** Orders that wait to be paid, of one customer at a time: more are a mistake of a program or a hand. */
export const UNPAID_MAX = 100;

export type KeptFacts = AskedFacts & {
  /** Orders of the customer that wait now. */
  readonly waiting: number;
  /** What a partner writes to the customer; null: nothing, or the customer orders itself. */
  readonly note: string | null;
  /** The customer is another partner's to prepare for: its reseller's. */
  readonly isResellers: boolean;
};

export type KeptReason =
  | OrderOwnReason
  | SuspendedReason
  | { readonly code: "order.too-many-unpaid"; readonly max: number }
  | { readonly code: "order.customer-unknown" }
  | { readonly code: "order.resellers-customer" }
  | { readonly code: "order.note-too-long"; readonly length: number; readonly max: number };

const RULES: readonly Rule<KeptFacts, KeptReason>[] = [
  ({ isResellers }) => (isResellers ? { code: "order.resellers-customer" } : null),
  ({ waiting }) => (waiting >= UNPAID_MAX ? { code: "order.too-many-unpaid", max: UNPAID_MAX } : null),
  ({ note }) => {
    const { length } = Array.from(note ?? "");
    return length > REASON_MAX ? { code: "order.note-too-long", length, max: REASON_MAX } : null;
  },
];

/**
 * May an order be kept unpaid: its own reasons only. Budget, freezes and stops say nothing yet, for they decide when
 * it is paid.
 */
export function decideUnpaid(facts: KeptFacts): OrderDecision<KeptReason> {
  const kept: Decision<KeptReason> = decide(RULES, facts);
  return answerOf<KeptReason>(facts, [kept]);
}
