import { z } from "zod";
import { blankAsAbsent, NO_ZERO_BYTE } from "./fields";
import { AskedInput, PlaceOrderInput } from "./order";
import { purchaseAmount } from "./purchase";

// Blank and overlong texts pass: the decision refuses them together with everything else.
const text = z.preprocess((value) => value ?? "", z.string().trim().max(4000).regex(NO_ZERO_BYTE));

/** What a customer asks its partner about: buying at all, with the amount it tried, or one order. */
export const AskPartnerInput = z.discriminatedUnion("about", [
  z.object({
    about: z.literal("eligibility"),
    amount: blankAsAbsent(purchaseAmount).transform((given) => given ?? null),
    text,
  }),
  z.object({
    about: z.literal("order"),
    offerId: z.uuid(),
    ...AskedInput.shape,
    account: blankAsAbsent(PlaceOrderInput.shape.account).transform((given) => given ?? null),
    text,
  }),
]);
export type AskPartnerInput = z.infer<typeof AskPartnerInput>;

export const AnswerQuestionInput = z.object({ questionId: z.uuid(), text });
export type AnswerQuestionInput = z.infer<typeof AnswerQuestionInput>;

export const CloseQuestionInput = z.object({ questionId: z.uuid() });
export type CloseQuestionInput = z.infer<typeof CloseQuestionInput>;

export const QUESTION_FILTERS = ["open", "all"] as const;

/** The address of the questions a partner was asked; what is not understood is left out rather than refused. */
export const QuestionListQuery = z.object({
  state: z.enum(QUESTION_FILTERS).catch("open").default("open"),
  after: z.string().max(600).nullable().catch(null).default(null),
  before: z.string().max(600).nullable().catch(null).default(null),
});
export type QuestionListQuery = z.infer<typeof QuestionListQuery>;
