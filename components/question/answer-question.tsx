"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { QuestionReason } from "@/lib/domain/question/decide-question";
import { QUESTION_TEXT_MAX } from "@/lib/domain/question/question";
import { questionReasonWords } from "@/lib/format/question-reason";
import { Field } from "../ui/field";
import { FormAnswer } from "../ui/form-answer";
import { type FormAction } from "../ui/form-dialog";
import { keepInput } from "../ui/keep-input";
import { SubmitButton } from "../ui/submit-button";
import { Textarea } from "../ui/textarea";

type Action = FormAction<QuestionReason>;

export type AnswerQuestionProps = { readonly questionId: string; readonly answer: Action; readonly close: Action };

/** Answers a customer's question, or closes it without an answer. */
export function AnswerQuestion({ questionId, answer, close }: AnswerQuestionProps) {
  const t = useTranslations("question");
  const [answered, submit, answering] = useActionState<Awaited<ReturnType<Action>>, FormData>(answer, {
    status: "idle",
  });
  const [closed, end, closing] = useActionState<Awaited<ReturnType<Action>>, FormData>(close, { status: "idle" });
  const words = { refused: t("given.refused"), invalid: t("given.invalid"), wordsOf: questionReasonWords };
  return (
    <form action={submit} onReset={keepInput} aria-busy={answering || closing} className="flex flex-col gap-3">
      <input type="hidden" name="questionId" value={questionId} />
      <Field id={`answer-${questionId}`} label={t("give.label")} hint={t("give.hint")} required>
        {({ required: _, ...control }) => <Textarea {...control} name="text" maxLength={QUESTION_TEXT_MAX} rows={3} />}
      </Field>
      <FormAnswer state={answered} {...words} />
      <FormAnswer state={closed} {...words} />
      <div className="flex flex-wrap gap-2">
        <SubmitButton size="sm">{t("give.submit")}</SubmitButton>
        <SubmitButton size="sm" variant="quiet" formAction={end}>
          {t("give.close")}
        </SubmitButton>
      </div>
    </form>
  );
}
