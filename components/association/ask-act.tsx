"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { REASON_MAX } from "@/lib/domain/decision";
import { Checkbox } from "../ui/checkbox";
import { ConfirmConsequence, type Consequence } from "../ui/confirm-consequence";
import { Field } from "../ui/field";
import { Notice } from "../ui/notice";
import { Textarea } from "../ui/textarea";
import { type AssociationAction, AssociationDialog } from "./association-dialog";

type AskActProps = {
  readonly customerId: string;
  /** What ends, in figures already worded. */
  readonly consequences: readonly Consequence[];
  readonly ask: AssociationAction;
};

/** Asks the other side that the association ends. */
export function AskAct({ customerId, consequences, ask }: AskActProps) {
  const t = useTranslations("association.ask");
  const [done, setDone] = useState(false);
  return (
    <div className="flex flex-col gap-3">
      <div>
        <AssociationDialog
          trigger={t("open")}
          title={t("title")}
          description={t("description")}
          action={ask}
          onDone={() => setDone(true)}
        >
          {() => (
            <>
              <input type="hidden" name="customerId" value={customerId} />
              <Field id="ask-reason" label={t("reason")} hint={t("reasonHint")} required>
                {(control) => <Textarea {...control} name="reason" maxLength={REASON_MAX} rows={2} />}
              </Field>
              <Checkbox id="ask-declared" name="declared" label={t("declared")} />
              <ConfirmConsequence
                title={t("consequence")}
                consequences={consequences}
                acknowledgement={t("understood")}
                acknowledgementName="understood"
                confirmLabel={t("submit")}
              />
            </>
          )}
        </AssociationDialog>
      </div>
      <div aria-live="polite">{done && <Notice kind="done">{t("sent")}</Notice>}</div>
    </div>
  );
}
