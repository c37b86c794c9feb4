"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { REASON_MAX } from "@/lib/domain/decision";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { SubmitButton } from "../ui/submit-button";
import { Textarea } from "../ui/textarea";
import { type AssociationAction, AssociationDialog } from "./association-dialog";

export type AnswerActions = {
  readonly approve: AssociationAction;
  readonly reject: AssociationAction;
  readonly withdraw: AssociationAction;
};

type AnswerActsProps = AnswerActions & {
  readonly disassociationId: string;
  /** The asker withdraws; the other side approves or rejects. */
  readonly isAsker: boolean;
};

const DONE = { approve: "approved", reject: "rejected", withdraw: "withdrawn" } as const;
const STYLES = { approve: "danger", reject: "secondary", withdraw: "secondary" } as const;
type Act = keyof typeof DONE;

/** What a side may do about a request that waits; the page says what was done where it stays. */
export function AnswerActs({ disassociationId, isAsker, ...actions }: AnswerActsProps) {
  const t = useTranslations("association");
  const [done, setDone] = useState<Act | null>(null);
  const acts: readonly Act[] = isAsker ? ["withdraw"] : ["approve", "reject"];
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        {acts.map((act) => (
          <AssociationDialog
            key={act}
            trigger={t(`${act}.open`)}
            triggerVariant={act === "approve" ? "primary" : "secondary"}
            title={t(`${act}.title`)}
            description={t(`${act}.description`)}
            action={actions[act]}
            onDone={() => setDone(act)}
          >
            {() => (
              <>
                <input type="hidden" name="disassociationId" value={disassociationId} />
                {act !== "withdraw" && (
                  <Field
                    id={`${act}-note`}
                    label={t(`${act}.note`)}
                    hint={t(`${act}.noteHint`)}
                    required={act === "reject"}
                  >
                    {(control) => <Textarea {...control} name="note" maxLength={REASON_MAX} rows={2} />}
                  </Field>
                )}
                <div>
                  <SubmitButton variant={STYLES[act]}>{t(`${act}.submit`)}</SubmitButton>
                </div>
              </>
            )}
          </AssociationDialog>
        ))}
      </div>
      <div aria-live="polite">{done && <Notice kind="done">{t(`done.${DONE[done]}`)}</Notice>}</div>
    </div>
  );
}
