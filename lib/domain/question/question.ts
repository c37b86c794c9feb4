import { DAY_MS } from "../calendar/billing-month";
import type { Period } from "../catalogue/offer";
import type { ChargingMode } from "../expenditure/charge";
import type { Money } from "../money/money";
import type { OrderOwnReason, OrderReason } from "../order/decide-order";

export const QUESTION_STATES = ["open", "answered", "closed"] as const;
export type QuestionState = (typeof QUESTION_STATES)[number];

export const QUESTION_EVENTS = ["answer", "close"] as const;
export type QuestionEvent = (typeof QUESTION_EVENTS)[number];

/** Longest question and longest answer, in characters. */
export const QUESTION_TEXT_MAX = 1000;
/** A customer's questions that wait at once, and those of a day in GMT+08:00. */
export const OPEN_QUESTIONS_MAX = 5;
export const QUESTIONS_A_DAY_MAX = 20;

const ANSWER_FRESH_MS = 3 * DAY_MS;

export const QUESTION_SUBJECTS = ["eligibility", "order"] as const;

/** What the customer wanted: to buy at all, or one order. */
export type AskedAbout =
  /** The list price of an order it tried; null: none. */
  | { readonly kind: "eligibility"; readonly amount: Money | null }
  | {
      readonly kind: "order";
      readonly offerId: string;
      readonly specification: string;
      readonly mode: ChargingMode;
      readonly region: string;
      readonly unit: string;
      readonly period: Period;
      readonly periods: number;
      readonly quantity: number;
      /** List price of all; null: it has none now. */
      readonly amount: Money | null;
      /** The cloud account it is for; null: the only one, or none named. */
      readonly account: string | null;
    };

/** How it stood when the question was put; kept with it and never changed. */
export type QuestionFacts = {
  readonly about: AskedAbout;
  /** Every reason against it, also those the customer mends itself. */
  readonly reasons: readonly OrderReason[];
  readonly currency: string;
  readonly accountName: string;
  readonly asOf: Date;
};

const AFTER: Readonly<Record<QuestionEvent, QuestionState>> = { answer: "answered", close: "closed" };

/** Where an event leads; null where there is no way ("States"). */
export function nextQuestionState(state: QuestionState, event: QuestionEvent): QuestionState | null {
  return state === "open" ? AFTER[event] : null;
}

/** Whether an answer still stands beside what it is about. */
export function isFresh(answeredAt: Date, at: Date): boolean {
  return at.getTime() - answeredAt.getTime() < ANSWER_FRESH_MS;
}

/** Who takes an order's own reason away: the partner, or the customer by naming an account, choosing or reading anew. */
export type Mending = "partner" | "account" | "products" | "anew";

const MENDED: Readonly<Record<OrderOwnReason["code"], Mending>> = {
  "company.suspended": "partner",
  "order.offer-unknown": "products",
  "order.paid-by-use": "products",
  "order.not-offered": "partner",
  "order.price-changed": "anew",
  "order.account-unnamed": "account",
  "order.account-unknown": "anew",
  "order.key-used": "anew",
};

export function mendingOf({ code }: { readonly code: string }): Mending {
  // Every reason against a purchase is a partner's, or of those above it.
  return code in MENDED ? MENDED[code as OrderOwnReason["code"]] : "partner";
}

/** Where a partner acts on a reason; null: nowhere of its own. */
export function actingPlaceOf({ code }: OrderReason): "budget" | "restriction" | null {
  switch (code) {
    case "purchase.no-budget":
    case "purchase.budget-exhausted":
    case "purchase.budget-insufficient":
      return "budget";
    case "purchase.account-frozen":
    case "purchase.resources-frozen":
    case "purchase.pay-per-use-blocked":
      return "restriction";
    default:
      return null;
  }
}
