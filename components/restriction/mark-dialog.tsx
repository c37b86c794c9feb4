"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { REASON_MAX } from "@/lib/domain/decision";
import { Field } from "../ui/field";
import { SubmitButton } from "../ui/submit-button";
import { Textarea } from "../ui/textarea";
import { type Act, ActDialog } from "./act-dialog";

type MarkDialogProps = {
  readonly mark: "protection.protect" | "protection.unprotect" | "hold.hold" | "hold.release";
  readonly customerId: string;
  readonly name: string;
  readonly action: Act;
  /** What else it asks. */
  readonly children?: ReactNode;
};

/** Sets or takes away a mark on a customer, with a reason. */
export function MarkDialog({ mark, customerId, name, action, children }: MarkDialogProps) {
  const t = useTranslations("restriction");
  return (
    <ActDialog
      trigger={t(`${mark}.open`)}
      title={t(`${mark}.title`, { name })}
      description={t(`${mark}.description`)}
      action={action}
      // The page itself then shows the mark, or that it is gone.
      onDone={() => {}}
    >
      <input type="hidden" name="customerId" value={customerId} />
      {children}
      <Field id={`${mark}-reason`} label={t("field.reason")} hint={t("field.reasonHint")} required>
        {(control) => <Textarea {...control} name="reason" maxLength={REASON_MAX} rows={2} />}
      </Field>
      <SubmitButton className="self-start">{t(`${mark}.submit`)}</SubmitButton>
    </ActDialog>
  );
}
