"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { FormState } from "@/lib/contracts/form-state";
import { CONNECTOR_NAME_MAX, CONNECTOR_URL_MAX, type ConnectorReason } from "@/lib/domain/connector/connector";
import { connectorReasonWords } from "@/lib/format/connector-reason";
import { Field } from "../ui/field";
import { FormAnswer } from "../ui/form-answer";
import { Input } from "../ui/input";
import { keepInput } from "../ui/keep-input";
import { SecretOnce } from "../ui/secret-once";
import { SubmitButton } from "../ui/submit-button";
import { Textarea } from "../ui/textarea";

type State = FormState<ConnectorReason, never, { readonly secret: string }>;
type ConnectorFormProps = {
  readonly action: (previous: State, form: FormData) => Promise<State>;
};

/** Adds a provider's end and shows its secret, once. */
export function ConnectorForm({ action }: ConnectorFormProps) {
  const [t, end] = [useTranslations("connector"), useTranslations("end")];
  const [state, submit, pending] = useActionState(action, { status: "idle" });
  const saved = state.status === "saved" ? state.saved : undefined;
  const errors = state.status === "invalid" ? state.fieldErrors : {};
  return (
    <form
      action={submit}
      onReset={saved ? undefined : keepInput}
      aria-busy={pending}
      className="flex max-w-xl flex-col gap-4"
    >
      {saved && <SecretOnce title={t("added")} note={t("secretOnce")} value={saved.secret} label={end("secret")} />}
      <FormAnswer state={state} refused={end("refused")} invalid={end("invalid")} wordsOf={connectorReasonWords} />
      <Field
        id="connector-name"
        label={t("name")}
        hint={t("nameHint")}
        error={errors["name"] && t("nameInvalid")}
        required
      >
        {(control) => <Input {...control} name="name" maxLength={CONNECTOR_NAME_MAX} autoComplete="off" />}
      </Field>
      <Field id="connector-url" label={t("url")} hint={t("urlHint")} error={errors["url"] && t("urlInvalid")} required>
        {(control) => <Input {...control} name="url" type="url" maxLength={CONNECTOR_URL_MAX} autoComplete="off" />}
      </Field>
      <Field
        id="connector-sources"
        label={t("sources")}
        hint={t("sourcesHint")}
        error={errors["sources"] && t("sourcesInvalid")}
      >
        {(control) => <Textarea {...control} name="sources" maxLength={4000} rows={2} />}
      </Field>
      <div>
        <SubmitButton>{t("add")}</SubmitButton>
      </div>
    </form>
  );
}
