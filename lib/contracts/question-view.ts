import type { QuestionFacts, QuestionState } from "@/lib/domain/question/question";

/** A question as both sides read it. */
export type QuestionLine = {
  readonly id: string;
  /** Whether the customer is still with the partner it asked. */
  readonly isPresent: boolean;
  readonly customer: { readonly id: string; readonly name: string };
  /** Who put it. */
  readonly by: string;
  readonly askedAt: Date;
  readonly text: string;
  readonly facts: QuestionFacts;
  /** Ended: it was open when the association in which it was put did. */
  readonly state: QuestionState | "ended";
  /** Null unless answered. */
  readonly answer: string | null;
  /** Null while nobody answered or closed it. */
  readonly decided: { readonly at: Date; readonly by: string } | null;
};
