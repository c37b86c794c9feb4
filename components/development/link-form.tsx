"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { FormState } from "@/lib/contracts/form-state";
import type { DevelopmentReason } from "@/lib/domain/development/decide-development";
import { developmentReasonWords } from "@/lib/format/development-reason";
import { buttonStyle } from "../ui/button-style";
import { Dialog } from "../ui/dialog";
import { Field } from "../ui/field";
import { FormAnswer } from "../ui/form-answer";
import { Input } from "../ui/input";
import { keepInput } from "../ui/keep-input";
import { SecretOnce } from "../ui/secret-once";
import { Select } from "../ui/select";
import { SubmitButton } from "../ui/submit-button";

/** A link as it is shown once. */
export type MadeLink = { readonly link: string /** An SVG as text. */; readonly qr: string };
type State = FormState<DevelopmentReason, never, MadeLink>;
export type LinkAction = (previous: State, form: FormData) => Promise<State>;

type LinkFormProps = {
  /** How long it may work, shortest first. */
  readonly days: readonly number[];
  readonly action: LinkAction;
};

export function LinkDialog(props: LinkFormProps) {
  const t = useTranslations("development.link.create");
  return (
    <Dialog
      trigger={t("open")}
      triggerVariant="primary"
      triggerSize="sm"
      title={t("title")}
      description={t("description")}
    >
      <LinkForm {...props} />
    </Dialog>
  );
}

function LinkForm({ days, action }: LinkFormProps) {
  const t = useTranslations("development");
  const [state, submit, pending] = useActionState(action, { status: "idle" });
  if (state.status === "saved" && state.saved) return <Made {...state.saved} />;
  const errorOf = (name: string) =>
    state.status === "invalid" && state.fieldErrors[name] ? t(`invalid.${name}`) : undefined;
  return (
    <form action={submit} onReset={keepInput} aria-busy={pending} className="flex flex-col gap-5">
      <FormAnswer state={state} refused={t("refused")} invalid={t("invalid.form")} wordsOf={developmentReasonWords} />
      <Field id="link-label" label={t("link.create.label")} hint={t("link.create.labelHint")} error={errorOf("label")}>
        {(control) => <Input {...control} name="label" maxLength={100} autoComplete="off" />}
      </Field>
      <Field id="link-days" label={t("link.create.days")} error={errorOf("validDays") && t("invalid.days")} required>
        {(control) => (
          <Select
            {...control}
            name="validDays"
            defaultValue={String(days.at(-1) ?? "")}
            options={days.map((count) => ({
              value: String(count),
              label: t("link.create.daysOption", { days: count }),
            }))}
          />
        )}
      </Field>
      <div>
        <SubmitButton>{t("link.create.submit")}</SubmitButton>
      </div>
    </form>
  );
}

function Made({ link, qr }: MadeLink) {
  const t = useTranslations("development.link.create");
  const source = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(qr)}`;
  return (
    <div className="flex flex-col gap-4">
      <SecretOnce title={t("made")} note={t("once")} value={link} label={t("link")} />
      <div className="flex flex-wrap items-end gap-4">
        {/* Dark on white in both themes, or no camera reads it. */}
        <img src={source} alt={t("qr")} width={192} height={192} className="border border-line bg-white p-2" />
        <a href={source} download="join.svg" className={buttonStyle({})}>
          {t("download")}
        </a>
      </div>
    </div>
  );
}
