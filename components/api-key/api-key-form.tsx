"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { FormState } from "@/lib/contracts/form-state";
import { Checkbox } from "../ui/checkbox";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { SecretOnce } from "../ui/secret-once";
import { SubmitButton } from "../ui/submit-button";

type Reason = { readonly code: string };
type State<R> = FormState<R, never, { readonly key: string }>;
type ApiKeyFormProps<R extends Reason> = {
  readonly scopes: readonly string[];
  readonly action: (previous: State<R>, form: FormData) => Promise<State<R>>;
};

export function ApiKeyForm<R extends Reason>({ scopes, action }: ApiKeyFormProps<R>) {
  const t = useTranslations("api-key");
  const [state, submit] = useActionState(action, { status: "idle" });
  const saved = state.status === "saved" ? state.saved : undefined;
  const wrongName = state.status === "invalid" && state.fieldErrors["name"] ? t("nameInvalid") : undefined;
  return (
    <form action={submit} className="flex max-w-xl flex-col gap-4">
      {saved && <SecretOnce title={t("created")} note={t("keyOnce")} value={saved.key} label={t("key")} />}
      {state.status === "refused" && (
        <Notice kind="danger" live="alert">
          {state.reasons.map(({ code }) => (
            <p key={code}>{t(`reason.${code.replaceAll(".", "_")}`)}</p>
          ))}
        </Notice>
      )}
      <Field id="key-name" label={t("name")} hint={t("nameHint")} error={wrongName} required>
        {(control) => <Input {...control} name="name" maxLength={60} autoComplete="off" />}
      </Field>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1.5 text-sm font-semibold">{t("scopes")}</legend>
        {scopes.map((scope) => (
          <Checkbox
            key={scope}
            id={`scope-${scope}`}
            name="scopes"
            value={scope}
            label={t(`scope.${scope}`)}
            hint={t(`scopeHint.${scope}`)}
          />
        ))}
      </fieldset>
      <div>
        <SubmitButton>{t("create")}</SubmitButton>
      </div>
    </form>
  );
}
