"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { FormState } from "@/lib/contracts/form-state";
import type { WebhookReason } from "@/lib/domain/webhook/decide-webhook";
import { webhookReasonWords } from "@/lib/format/webhook-reason";
import { Field } from "../ui/field";
import { type FormAction, FormDialog } from "../ui/form-dialog";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { SubmitButton } from "../ui/submit-button";

type Answer = FormState<WebhookReason, never, { readonly replayed: number }>;

type ReplayDeadProps = {
  readonly webhookId: string;
  /** Offered days of the reader's zone. */
  readonly from: string;
  readonly to: string;
  readonly action: (previous: Answer, form: FormData) => Promise<Answer>;
};

/** Posts everything that was given up on some days again. */
export function ReplayDead({ webhookId, from, to, action }: ReplayDeadProps) {
  const [t, end] = [useTranslations("webhook"), useTranslations("end")];
  const [replayed, setReplayed] = useState<number | null>(null);
  const act: FormAction<WebhookReason> = async (_previous, form) => {
    const answer = await action({ status: "idle" }, form);
    if (answer.status !== "saved") return answer;
    setReplayed(answer.saved?.replayed ?? 0);
    return { status: "saved" };
  };
  const day = (name: "from" | "to", value: string) => (
    <Field id={`replay-${name}`} label={t(`replayDead.${name}`)} required>
      {(control) => <Input {...control} type="date" name={name} defaultValue={value} />}
    </Field>
  );
  return (
    <>
      <FormDialog
        trigger={t("replayDead.trigger")}
        triggerVariant="secondary"
        title={t("replayDead.title")}
        description={t("replayDead.description")}
        action={act}
        onDone={() => {}}
        refused={end("refused")}
        invalid={end("invalid")}
        wordsOf={webhookReasonWords}
      >
        {() => (
          <>
            <input type="hidden" name="webhookId" value={webhookId} />
            <div className="grid grid-cols-2 gap-4">
              {day("from", from)}
              {day("to", to)}
            </div>
            <div>
              <SubmitButton>{t("replayDead.submit")}</SubmitButton>
            </div>
          </>
        )}
      </FormDialog>
      {replayed !== null && <Notice kind="done" live="status" title={t("replayDead.done", { count: replayed })} />}
    </>
  );
}
