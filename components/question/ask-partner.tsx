"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { FormState } from "@/lib/contracts/form-state";
import type { QuestionReason } from "@/lib/domain/question/decide-question";
import { QUESTION_TEXT_MAX } from "@/lib/domain/question/question";
import { questionReasonWords } from "@/lib/format/question-reason";
import { Field } from "../ui/field";
import { FormDialog } from "../ui/form-dialog";
import { SubmitButton } from "../ui/submit-button";
import { Textarea } from "../ui/textarea";

export type QuestionFormState = FormState<QuestionReason>;
type QuestionAction = (previous: QuestionFormState, form: FormData) => Promise<QuestionFormState>;

export type AskPartnerProps = {
  readonly partner: string;
  /** Of which reason this button is, already worded. */
  readonly reason: string;
  /** What is asked about, as the form sends it. */
  readonly about: Readonly<Record<string, string>>;
  /** A message to begin with. */
  readonly draft: string;
  readonly ask: QuestionAction;
};

/** Asks the partner about what is refused; the message is there and may be changed. */
export function AskPartner({ partner, reason, about, draft, ask }: AskPartnerProps) {
  const t = useTranslations("question.ask");
  const [sent, setSent] = useState(false);
  return (
    <span className="inline-flex flex-wrap items-center gap-x-3 gap-y-1">
      <FormDialog<QuestionReason>
        trigger={
          <>
            {t("open", { partner })}
            <span className="sr-only"> ({reason})</span>
          </>
        }
        triggerVariant="secondary"
        title={t("title", { partner })}
        description={t("description", { partner })}
        action={ask}
        onDone={() => setSent(true)}
        refused={t("refused")}
        invalid={t("invalid")}
        wordsOf={questionReasonWords}
      >
        {() => (
          <>
            {Object.entries(about).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <Field id="question-text" label={t("text")} required>
              {(control) => (
                <Textarea {...control} name="text" defaultValue={draft} maxLength={QUESTION_TEXT_MAX} rows={12} />
              )}
            </Field>
            <div className="flex justify-end">
              <SubmitButton>{t("submit")}</SubmitButton>
            </div>
          </>
        )}
      </FormDialog>
      <span aria-live="polite" className="text-accent">
        {sent && t("sent", { partner })}
      </span>
    </span>
  );
}
