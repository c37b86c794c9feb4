"use client";

import { useTranslations } from "next-intl";
import type { FormState } from "@/lib/contracts/form-state";
import type { JoinRefusal } from "@/lib/contracts/join";
import type { Statement } from "@/lib/domain/development/declaration";
import { joinRefusalWords } from "@/lib/format/join-refusal";
import { Checkbox } from "../ui/checkbox";
import { Field } from "../ui/field";
import { FieldError } from "../ui/field-error";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { ReasonList } from "../ui/reason-list";
import { SubmitButton } from "../ui/submit-button";

export type JoinState = FormState<JoinRefusal>;
export type JoinAction = (previous: JoinState, form: FormData) => Promise<JoinState>;

/** Why nobody joined, and what to do about it; nothing while all is well. */
export function JoinProblem({ state }: { readonly state: JoinState }) {
  const t = useTranslations("join");
  if (state.status === "refused") {
    return <ReasonList title={t("refused")} reasons={joinRefusalWords(state.reasons)} />;
  }
  if (state.status !== "invalid") return null;
  return (
    <Notice kind="danger" live="alert">
      {t("invalid.form")}
    </Notice>
  );
}

/** The statements that were left open. */
export function openStatements(state: JoinState): readonly Statement[] {
  if (state.status !== "refused") return [];
  return state.reasons.flatMap((reason) => (reason.code === "joining.undeclared" ? reason.statements : []));
}

/** The words of what is amiss with a field. */
export function useErrorOf(state: JoinState): (field: string) => string | undefined {
  const t = useTranslations("join.invalid");
  return (field) => {
    const [key] = (state.status === "invalid" && state.fieldErrors[field]) || [];
    if (key === undefined) return undefined;
    return t.has(key) ? t(key) : t("form");
  };
}

export function CompanyFields({ state }: { readonly state: JoinState }) {
  const t = useTranslations("join");
  const errorOf = useErrorOf(state);
  return (
    <>
      <Field id="companyName" label={t("companyName")} error={errorOf("companyName")} required>
        {(control) => <Input {...control} name="companyName" autoComplete="organization" maxLength={200} />}
      </Field>
      <Field
        id="accountName"
        label={t("accountName")}
        hint={t("accountNameHint")}
        error={errorOf("accountName")}
        required
      >
        {(control) => <Input {...control} name="accountName" autoComplete="off" autoCapitalize="none" maxLength={64} />}
      </Field>
    </>
  );
}

type ConfirmProps = { readonly state: JoinState; readonly partner: string };

export function ConfirmJoining({ state, partner }: ConfirmProps) {
  const t = useTranslations("join");
  const error = useErrorOf(state)("confirmed");
  return (
    <div className="flex flex-col items-start gap-4">
      <div>
        <Checkbox id="confirmed" name="confirmed" label={t("confirm", { partner })} />
        {error && <FieldError id="confirmed-error">{error}</FieldError>}
      </div>
      <SubmitButton>{t("submit", { partner })}</SubmitButton>
    </div>
  );
}
