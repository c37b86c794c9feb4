import { type Decision, decide, type Rule } from "../decision";
import type { Holder } from "../delegation/authority";
import type { OrderReason } from "../order/decide-order";
import {
  mendingOf,
  nextQuestionState,
  OPEN_QUESTIONS_MAX,
  QUESTION_TEXT_MAX,
  QUESTIONS_A_DAY_MAX,
  type QuestionEvent,
  type QuestionState,
} from "./question";

export type QuestionReason =
  /** Nothing is sold under that offer. */
  | { readonly code: "question.offer-unknown" }
  | { readonly code: "question.no-partner" }
  /** Nothing stands against it that a partner could take away. */
  | { readonly code: "question.nothing-to-ask" }
  | { readonly code: "question.text-missing" }
  | { readonly code: "question.text-too-long"; readonly length: number; readonly max: number }
  | { readonly code: "question.too-many-open"; readonly max: number; readonly oldestAt: Date }
  | { readonly code: "question.too-many-today"; readonly max: number; readonly againAt: Date }
  /** No such question, or none this company was asked. */
  | { readonly code: "question.unknown" }
  | { readonly code: "question.company-suspended"; readonly companies: readonly Holder[] }
  | { readonly code: "question.not-open"; readonly state: QuestionState }
  /** The customer is with another partner by now, or with none. */
  | { readonly code: "question.association-ended" };

export const QUESTION_REASON_CODES = [
  "question.offer-unknown",
  "question.no-partner",
  "question.nothing-to-ask",
  "question.text-missing",
  "question.text-too-long",
  "question.too-many-open",
  "question.too-many-today",
  "question.unknown",
  "question.company-suspended",
  "question.not-open",
  "question.association-ended",
] as const satisfies readonly QuestionReason["code"][];

export type AskingFacts = {
  readonly hasPartner: boolean;
  /** What stands against it now. */
  readonly reasons: readonly OrderReason[];
  readonly text: string;
  /** Since when each of the customer's open questions waits, the oldest first. */
  readonly openSince: readonly Date[];
  /** How many it put since the day began, GMT+08:00. */
  readonly today: number;
  /** When the next day begins there. */
  readonly dayEndsAt: Date;
};

type Text = { readonly text: string };

const HAS_TEXT: Rule<Text, QuestionReason> = ({ text }) =>
  text.trim() === "" ? { code: "question.text-missing" } : null;

const NOT_TOO_LONG: Rule<Text, QuestionReason> = ({ text }) => {
  const { length } = Array.from(text);
  return length > QUESTION_TEXT_MAX ? { code: "question.text-too-long", length, max: QUESTION_TEXT_MAX } : null;
};

/** May the partner be asked this now ("Asking"). */
export function decideAsking(facts: AskingFacts): Decision<QuestionReason> {
  return decide<AskingFacts, QuestionReason>(
    [
      ({ hasPartner }) => (hasPartner ? null : { code: "question.no-partner" }),
      ({ hasPartner, reasons }) =>
        hasPartner && !reasons.some((reason) => mendingOf(reason) === "partner")
          ? { code: "question.nothing-to-ask" }
          : null,
      HAS_TEXT,
      NOT_TOO_LONG,
      ({ openSince: [oldestAt, ...more] }) =>
        oldestAt !== undefined && more.length + 1 >= OPEN_QUESTIONS_MAX
          ? { code: "question.too-many-open", max: OPEN_QUESTIONS_MAX, oldestAt }
          : null,
      ({ today, dayEndsAt }) =>
        today >= QUESTIONS_A_DAY_MAX
          ? { code: "question.too-many-today", max: QUESTIONS_A_DAY_MAX, againAt: dayEndsAt }
          : null,
    ],
    facts,
  );
}

export type AnsweringFacts = {
  readonly event: QuestionEvent;
  /** Null: there is none, or this company was not asked. */
  readonly question: {
    readonly state: QuestionState;
    /** Whether the customer is still in the association in which it asked. */
    readonly isPresent: boolean;
  } | null;
  /** The acting company and those above it that are frozen: they write nothing (§14). */
  readonly suspended: readonly Holder[];
  /** Empty where it is closed. */
  readonly text: string;
};

/** May it be answered, or closed without an answer ("Answering"). */
export function decideAnswering(facts: AnsweringFacts): Decision<QuestionReason> {
  return decide<AnsweringFacts, QuestionReason>(
    [
      ({ suspended }) => (suspended.length > 0 ? { code: "question.company-suspended", companies: suspended } : null),
      ({ question }) => (question === null ? { code: "question.unknown" } : null),
      ({ event, question }) =>
        question !== null && nextQuestionState(question.state, event) === null
          ? { code: "question.not-open", state: question.state }
          : null,
      ({ question }) =>
        question !== null && question.state === "open" && !question.isPresent
          ? { code: "question.association-ended" }
          : null,
      (asked) => (asked.event === "answer" ? HAS_TEXT(asked) : null),
      NOT_TOO_LONG,
    ],
    facts,
  );
}
