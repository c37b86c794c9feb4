"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { FormState } from "@/lib/contracts/form-state";
import type { ApiKeyReason } from "@/lib/domain/access/key-scope";
import { apiKeyReasonWords } from "@/lib/format/api-key-reason";
import { Checkbox } from "../ui/checkbox";
import { CodeStep } from "../ui/code-step";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { keepInput } from "../ui/keep-input";
import { ReasonList } from "../ui/reason-list";
import { SecretOnce } from "../ui/secret-once";
import { SubmitButton } from "../ui/submit-button";

type State = FormState<ApiKeyReason, never, { readonly key: string }>;
type ApiKeyFormProps = {
  readonly scopes: readonly string[];
  readonly action: (previous: State, form: FormData) => Promise<State>;
};

export function ApiKeyForm({ scopes, action }: ApiKeyFormProps) {
  const t = useTranslations("api-key");
  const [state, submit] = useActionState(action, { status: "idle" });
  const saved = state.status === "saved" ? state.saved : undefined;
  const wrongName = state.status === "invalid" && state.fieldErrors["name"] ? t("nameInvalid") : undefined;
  return (
    <form
      action={submit}
      onReset={state.status === "saved" ? undefined : keepInput}
      className="flex max-w-xl flex-col gap-4"
    >
      {saved && <SecretOnce title={t("created")} note={t("keyOnce")} value={saved.key} label={t("key")} />}
      {state.status === "refused" && <ReasonList reasons={state.reasons.map(apiKeyReasonWords)} />}
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
      <CodeStep state={state} />
    </form>
  );
}
