"use client";

import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import type { FormState } from "@/lib/contracts/form-state";
import type { CompanyReason } from "@/lib/domain/access/company";
import { companyReasonWords } from "@/lib/format/company-reason";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { ReasonList } from "../ui/reason-list";
import { SecretOnce } from "../ui/secret-once";
import { SubmitButton } from "../ui/submit-button";

type State = FormState<CompanyReason, never, { readonly link: string }>;
type ResellerFormProps = { readonly action: (previous: State, form: FormData) => Promise<State> };

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

export function ResellerForm({ action }: ResellerFormProps) {
  const t = useTranslations("reseller");
  const [given, setGiven] = useState<Readonly<Record<string, FormDataEntryValue>>>({});
  const [state, submit] = useActionState(
    async (previous: State, form: FormData) => {
      const answer = await action(previous, form);
      setGiven(answer.status === "saved" ? {} : Object.fromEntries(form));
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
      {state.status === "refused" && <ReasonList reasons={state.reasons.map(companyReasonWords)} />}
      {FIELDS.map(({ name, label, type, hint, required }) => (
        <Field
          key={name}
          id={`reseller-${name}`}
          label={t(label)}
          hint={hint && t(hint)}
          error={errorOf(name)}
          required={required}
        >
          {(control) => (
            <Input {...control} name={name} type={type} autoComplete="off" defaultValue={String(given[name] ?? "")} />
          )}
        </Field>
      ))}
      <div>
        <SubmitButton>{t("add")}</SubmitButton>
      </div>
    </form>
  );
}
