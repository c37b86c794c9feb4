"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import type { FieldErrors } from "@/lib/contracts/form-state";
import type { AlertReason } from "@/lib/domain/alert/decide-handling";
import { ALERT_TEXT_LENGTH_MAX } from "@/lib/domain/alert/handling";
import { alertReasonWords } from "@/lib/format/alert-reason";
import { Field } from "../ui/field";
import { type FormAction, FormDialog } from "../ui/form-dialog";
import { Input } from "../ui/input";
import { Select } from "../ui/select";
import { SubmitButton } from "../ui/submit-button";
import { Textarea } from "../ui/textarea";
import { type AskingKind, type HandleButtonsProps, HandleFields } from "./handle-fields";

type HandleDialogProps = Omit<HandleButtonsProps, "kinds"> & {
  readonly kind: AskingKind;
  readonly variant: "primary" | "secondary";
};

/** One act that asks for words: why, how long, or whom. */
export function HandleDialog({ ids, kind, variant, handlers, action, onDone }: HandleDialogProps) {
  const t = useTranslations("alert.act");
  const act: FormAction<AlertReason> = async (_previous, form) => {
    const next = await action({ status: "idle" }, form);
    if (next.status !== "saved") return next;
    if (next.saved) onDone({ kind, ...next.saved });
    return { status: "saved" };
  };
  return (
    <span data-act={kind} className="contents">
      <FormDialog
        trigger={t(`${kind}.open`)}
        triggerVariant={variant}
        title={t(`${kind}.title`, { count: ids.length })}
        description={t(`${kind}.description`)}
        action={act}
        refused={t("refused")}
        invalid={t("invalid")}
        wordsOf={alertReasonWords}
        // What was done is told where the list or the alert stands.
        onDone={() => {}}
      >
        {(errors) => (
          <>
            <HandleFields ids={ids} kind={kind} />
            {kind === "hand-over" && <WhomField handlers={handlers} errors={errors} />}
            {kind === "snooze" && <UntilFields errors={errors} />}
            <TextField kind={kind} />
            <div>
              <SubmitButton>{t(`${kind}.submit`)}</SubmitButton>
            </div>
          </>
        )}
      </FormDialog>
    </span>
  );
}

type WithErrors = { readonly errors: FieldErrors };

function useErrorOf(errors: FieldErrors): (field: string) => string | undefined {
  const t = useTranslations("alert.invalid");
  return (field) =>
    errors[field]
      ?.map((code) => code.replace("alert.", ""))
      .map((key) => (t.has(key) ? t(key) : t("other")))
      .join(" ");
}

function WhomField({ handlers, errors }: WithErrors & Pick<HandleButtonsProps, "handlers">) {
  const t = useTranslations("alert.act.hand-over");
  const errorOf = useErrorOf(errors);
  return (
    <Field id={`to-${useId()}`} label={t("to")} required error={errorOf("toId")}>
      {(control) => (
        <Select
          {...control}
          name="toId"
          defaultValue=""
          options={[{ value: "", label: t("choose") }, ...handlers.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      )}
    </Field>
  );
}

const HOURS = [1, 4, 24, 72, 168, 720] as const;

function UntilFields({ errors }: WithErrors) {
  const t = useTranslations("alert.act.snooze");
  const errorOf = useErrorOf(errors);
  const [hoursId, dayId] = [useId(), useId()];
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Field id={`hours-${hoursId}`} label={t("for")} required error={errorOf("hours")}>
        {(control) => (
          <Select
            {...control}
            name="hours"
            defaultValue="24"
            options={HOURS.map((hours) => ({ value: String(hours), label: t(`hours.${hours}`) }))}
          />
        )}
      </Field>
      <Field id={`day-${dayId}`} label={t("day")} hint={t("dayHint")} error={errorOf("day")}>
        {(control) => <Input {...control} type="date" name="day" />}
      </Field>
    </div>
  );
}

function TextField({ kind }: { readonly kind: AskingKind }) {
  const t = useTranslations("alert.act");
  return (
    <Field id={`text-${useId()}`} label={t(`${kind}.text`)} required={kind !== "hand-over"}>
      {(control) => <Textarea {...control} name="text" maxLength={ALERT_TEXT_LENGTH_MAX} rows={2} />}
    </Field>
  );
}
