"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { RestrictionActView } from "@/lib/contracts/restriction-act";
import { REASON_MAX } from "@/lib/domain/decision";
import { Checkbox } from "../ui/checkbox";
import { Field } from "../ui/field";
import { SubmitButton } from "../ui/submit-button";
import { Textarea } from "../ui/textarea";
import { type Act, ActDialog } from "./act-dialog";

export type ActStepActions = { readonly callOff: Act; readonly confirm: Act; readonly decline: Act };

type ActStepsProps = {
  readonly act: RestrictionActView;
  readonly actions: ActStepActions;
  /** What follows, for the second person to read before confirming. */
  readonly preview: ReactNode;
};

/** What the viewer may do about an ordered act: call it off, or as the second person confirm or decline it. */
export function ActSteps({ act, actions, preview }: ActStepsProps) {
  const t = useTranslations("restriction.act");
  const name = act.customer.name;
  const by = act.by.isSystem ? t("system") : act.by.name;
  const step = (kind: "callOff" | "confirm" | "decline") => ({
    trigger: t(`${kind}.open`),
    title: t(`${kind}.title`, { name }),
    description: t(`${kind}.description`, { by, reason: act.by.isSystem ? "–" : act.reason }),
    action: actions[kind],
    // The page itself then shows it elsewhere.
    onDone: () => {},
  });
  return (
    <div className="flex flex-wrap gap-2">
      {act.mayConfirm && (
        <ActDialog {...step("confirm")} triggerVariant="primary">
          <input type="hidden" name="actId" value={act.id} />
          {preview}
          <Confirming />
        </ActDialog>
      )}
      {act.mayConfirm && (
        <ActDialog {...step("decline")}>
          <StepFields act={act} kind="decline" required />
        </ActDialog>
      )}
      {act.mayCallOff && (
        <ActDialog {...step("callOff")}>
          <StepFields act={act} kind="callOff" required={false} />
        </ActDialog>
      )}
    </div>
  );
}

function Confirming() {
  const t = useTranslations("restriction.act.confirm");
  const [read, setRead] = useState(false);
  return (
    <>
      <Checkbox
        id="confirm-read"
        name="acknowledged"
        required
        label={t("read")}
        checked={read}
        onChange={(event) => setRead(event.target.checked)}
      />
      <SubmitButton variant="danger" disabled={!read} className="self-start">
        {t("submit")}
      </SubmitButton>
    </>
  );
}

type StepFieldsProps = {
  readonly act: Pick<RestrictionActView, "id">;
  readonly kind: "decline" | "callOff";
  readonly required: boolean;
};

function StepFields({ act, kind, required }: StepFieldsProps) {
  const t = useTranslations("restriction");
  return (
    <>
      <input type="hidden" name="actId" value={act.id} />
      <Field id={`${kind}-${act.id}`} label={t("field.reason")} hint={t("field.reasonHint")} required={required}>
        {(control) => <Textarea {...control} name="reason" maxLength={REASON_MAX} rows={2} />}
      </Field>
      <SubmitButton className="self-start">{t(`act.${kind}.submit`)}</SubmitButton>
    </>
  );
}
