"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { AccessKeyOnce as Shown } from "@/lib/contracts/api-key";
import type { FormState } from "@/lib/contracts/form-state";
import type { ApiKeyReason } from "@/lib/domain/access/key-scope";
import { apiKeyReasonWords } from "@/lib/format/api-key-reason";
import { Checkbox } from "../ui/checkbox";
import { CodeStep } from "../ui/code-step";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { keepInput } from "../ui/keep-input";
import { RadioCards } from "../ui/radio-cards";
import { ReasonList } from "../ui/reason-list";
import { SecretOnce } from "../ui/secret-once";
import { SubmitButton } from "../ui/submit-button";
import { AccessKeyOnce } from "./access-key-once";

type Answer<Saved> = FormState<ApiKeyReason, never, Saved>;
type Bearer = { readonly key: string };
type Create<Saved> = (previous: Answer<Saved>, form: FormData) => Promise<Answer<Saved>>;
type ApiKeyFormProps = {
  readonly scopes: readonly string[];
  /** This installation's address. */
  readonly endpoint: string;
  readonly createApiKey: Create<Bearer>;
  readonly createAccessKey: Create<Shown>;
};

const KINDS = ["api-key", "access-key"] as const;

/** Creates a key of either kind and shows it, once. */
export function ApiKeyForm({ scopes, endpoint, createApiKey, createAccessKey }: ApiKeyFormProps) {
  const t = useTranslations("api-key");
  const create = async (_previous: Answer<Bearer | Shown>, form: FormData): Promise<Answer<Bearer | Shown>> =>
    form.get("kind") === "access-key"
      ? createAccessKey({ status: "idle" }, form)
      : createApiKey({ status: "idle" }, form);
  const [state, submit] = useActionState(create, { status: "idle" });
  const saved = state.status === "saved" ? state.saved : undefined;
  const wrongName = state.status === "invalid" && state.fieldErrors["name"] ? t("nameInvalid") : undefined;
  return (
    <form
      action={submit}
      onReset={state.status === "saved" ? undefined : keepInput}
      className="flex max-w-xl flex-col gap-4"
    >
      {saved && "key" in saved && (
        <SecretOnce title={t("created")} note={t("keyOnce")} value={saved.key} label={t("key")} />
      )}
      {saved && "secret" in saved && (
        <AccessKeyOnce title={t("created")} note={t("secretOnce")} shown={saved} endpoint={endpoint} />
      )}
      {state.status === "refused" && <ReasonList reasons={state.reasons.map(apiKeyReasonWords)} />}
      <RadioCards
        name="kind"
        legend={t("kindTitle")}
        defaultValue="api-key"
        required
        options={KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`), detail: t(`kindHint.${kind}`) }))}
      />
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
