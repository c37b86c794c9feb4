import type { PlaceState } from "./place";

export const ANSWER_STATES = ["confirmed", "failed"] as const;
export type AnswerState = (typeof ANSWER_STATES)[number];

/** What a provider says of an order. */
export type ProviderAnswer = {
  readonly state: AnswerState;
  /** When it took effect there, by the provider's clock; null: not said. */
  readonly at: Date | null;
  readonly detail: string | null;
  /** When the provider deletes by its own clock; null: not said (G8). */
  readonly deletesAt: Date | null;
};

/** Longest detail kept of an answer, in characters. */
export const DETAIL_MAX = 500;

export const UNMOVED = ["superseded", "already-confirmed", "repeated"] as const;
/** Why an answer changes nothing. */
export type Unmoved = (typeof UNMOVED)[number];

export type AnswerMove =
  | { readonly moves: true; readonly state: AnswerState }
  | { readonly moves: false; readonly why: Unmoved };

/** What an answer moves; answers may come late, twice and in any order. */
export function answerMoveOf(state: PlaceState, answer: AnswerState): AnswerMove {
  if (state === "superseded") return { moves: false, why: "superseded" };
  if (state === "confirmed" || state === "recorded") return { moves: false, why: "already-confirmed" };
  if (state === answer) return { moves: false, why: "repeated" };
  return { moves: true, state: answer };
}
