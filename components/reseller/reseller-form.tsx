"use client";

import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import type { FormState } from "@/lib/contracts/form-state";
import { textFactsOf } from "@/lib/format/facts";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { SecretOnce } from "../ui/secret-once";
import { SubmitButton } from "../ui/submit-button";

type Reason = { readonly code: string };
type State<R> = FormState<R, never, { readonly link: string }>;
type ResellerFormProps<R extends Reason> = {
  readonly action: (previous: State<R>, form: FormData) => Promise<State<R>>;
};

const FIELDS = [
  { name: "name", label: "name", type: "text", hint: null, required: true },
  { name: "accountName", label: "account", type: "text", hint: "accountHint", required: true },
  { name: "contactEmail", label: "contactEmail", type: "email", hint: null, required: false },
  { name: "contactPhone", label: "contactPhone", type: "tel", hint: null, required: false },
  {
    name: "administratorEmail",
    label: "administratorEmail",
    type: "email",
    hint: "administratorHint",
    required: false,
  },
] as const;

export function ResellerForm<R extends Reason>({ action }: ResellerFormProps<R>) {
  const t = useTranslations("reseller");
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({});
  const [state, submit] = useActionState(
    async (previous: State<R>, form: FormData) => {
      const answer = await action(previous, form);
      setGiven(answer.status === "saved" ? {} : textFactsOf(Object.fromEntries(form)));
      return answer;
    },
    { status: "idle" },
  );
  const saved = state.status === "saved" ? state.saved : undefined;
  const errorOf = (name: string) => {
    const [key] = (state.status === "invalid" && state.fieldErrors[name]) || [];
    return key === undefined ? undefined : t(`invalid.${key}`);
  };
  return (
    <form action={submit} className="flex flex-col gap-4">
      {saved && <SecretOnce title={t("created")} note={t("linkOnce")} value={saved.link} label={t("link")} />}
      {state.status === "refused" && (
        <Notice kind="danger" live="alert">
          {state.reasons.map(({ code, ...facts }) => (
            <p key={code}>{t(`reason.${code.replaceAll(".", "_")}`, textFactsOf(facts))}</p>
          ))}
        </Notice>
      )}
      {FIELDS.map(({ name, label, type, hint, required }) => (
        <Field
          key={name}
          id={`reseller-${name}`}
          label={t(label)}
          hint={hint && t(hint)}
          error={errorOf(name)}
          required={required}
        >
          {(control) => <Input {...control} name={name} type={type} autoComplete="off" defaultValue={given[name]} />}
        </Field>
      ))}
      <div>
        <SubmitButton>{t("add")}</SubmitButton>
      </div>
    </form>
  );
}
