"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { FormState } from "@/lib/contracts/form-state";
import { PASSWORD_LENGTH_MIN } from "@/lib/domain/access/password";
import { type CredentialReason, passwordReasonWords } from "@/lib/format/password-reason";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { ReasonList } from "../ui/reason-list";
import { SubmitButton } from "../ui/submit-button";

type PasswordFormProps<R extends CredentialReason> = {
  readonly email: string;
  readonly action: (previous: FormState<R>, form: FormData) => Promise<FormState<R>>;
};

export function PasswordForm<R extends CredentialReason>({ email, action }: PasswordFormProps<R>) {
  const t = useTranslations("profile");
  const [state, submit] = useActionState(action, { status: "idle" });
  return (
    <form action={submit} className="flex max-w-md flex-col gap-4">
      {state.status === "saved" && (
        <Notice kind="done" live="status">
          {t("passwordSaved")}
        </Notice>
      )}
      {state.status === "refused" && <ReasonList reasons={state.reasons.map(passwordReasonWords)} />}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <Field id="current-password" label={t("currentPassword")} required>
        {(control) => <Input {...control} name="current" type="password" autoComplete="current-password" />}
      </Field>
      <Field
        id="next-password"
        label={t("nextPassword")}
        hint={t("passwordHint", { min: PASSWORD_LENGTH_MIN })}
        required
      >
        {(control) => <Input {...control} name="next" type="password" autoComplete="new-password" />}
      </Field>
      <div>
        <SubmitButton>{t("changePassword")}</SubmitButton>
      </div>
    </form>
  );
}
