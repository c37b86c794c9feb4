import "server-only";
import type { AnswerQuestionInput, CloseQuestionInput } from "@/lib/contracts/question";
import type { Permit } from "@/lib/domain/access/permit";
import type { Decision } from "@/lib/domain/decision";
import type { QuestionReason } from "@/lib/domain/question/decide-question";
import { decideQuestion } from "./decide-open-question";

/** Answers a question that the actor's company was asked; the customer reads it at once. */
export async function answerQuestion(
  { actor }: Permit<"question.answer">,
  { questionId, text }: AnswerQuestionInput,
): Promise<Decision<QuestionReason>> {
  return decideQuestion(actor, { questionId, event: "answer", text });
}

/** Closes it without an answer. */
export async function closeQuestion(
  { actor }: Permit<"question.answer">,
  { questionId }: CloseQuestionInput,
): Promise<Decision<QuestionReason>> {
  return decideQuestion(actor, { questionId, event: "close", text: "" });
}
