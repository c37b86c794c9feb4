"use server";

import { refresh } from "next/cache";
import { requirePermit } from "@/lib/auth/session";
import { objectOf } from "@/lib/contracts/fields";
import type { FormState } from "@/lib/contracts/form-state";
import { invalid } from "@/lib/contracts/invalid";
import { AnswerQuestionInput, CloseQuestionInput } from "@/lib/contracts/question";
import { answerQuestion, closeQuestion } from "@/lib/data/question/answer-question";
import type { QuestionReason } from "@/lib/domain/question/decide-question";

type State = FormState<QuestionReason>;

export async function answerQuestionAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("question.answer");
  const input = AnswerQuestionInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const decision = await answerQuestion(permit, input.data);
  if (!decision.allowed) return { status: "refused", reasons: decision.reasons };
  refresh();
  return { status: "saved" };
}

export async function closeQuestionAction(_previous: State, form: FormData): Promise<State> {
  const permit = await requirePermit("question.answer");
  const input = CloseQuestionInput.safeParse(objectOf(form));
  if (!input.success) return invalid(input.error);
  const decision = await closeQuestion(permit, input.data);
  if (!decision.allowed) return { status: "refused", reasons: decision.reasons };
  refresh();
  return { status: "saved" };
}
