"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { FormState } from "@/lib/contracts/form-state";
import { companyReasonWords, type UnknownCompanyReason } from "@/lib/format/company-reason";
import { CodeStep } from "../ui/code-step";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { keepInput } from "../ui/keep-input";
import { ReasonList } from "../ui/reason-list";
import { SecretOnce } from "../ui/secret-once";
import { SubmitButton } from "../ui/submit-button";

type State<R> = FormState<R, never, { readonly link: string }>;
type InviteAdministratorFormProps<R extends UnknownCompanyReason> = {
  /** The reseller or customer that the link is for. */
  readonly companyId: string;
  readonly action: (previous: State<R>, form: FormData) => Promise<State<R>>;
};

export function InviteAdministratorForm<R extends UnknownCompanyReason>({
  companyId,
  action,
}: InviteAdministratorFormProps<R>) {
  const t = useTranslations("member.administrator");
  const [state, submit] = useActionState(action, { status: "idle" } as Awaited<State<R>>);
  const saved = state.status === "saved" ? state.saved : undefined;
  return (
    <form
      action={submit}
      onReset={state.status === "saved" ? undefined : keepInput}
      className="flex max-w-md flex-col gap-3"
    >
      {saved && <SecretOnce title={t("title")} note={t("once")} value={saved.link} label={t("link")} />}
      {state.status === "refused" && <ReasonList reasons={state.reasons.map(companyReasonWords)} />}
      <input type="hidden" name="companyId" value={companyId} />
      <Field
        id="administrator-email"
        label={t("email")}
        hint={t("hint")}
        error={state.status === "invalid" ? t("invalid") : undefined}
      >
        {(control) => <Input {...control} name="email" type="email" autoComplete="off" />}
      </Field>
      <div>
        <SubmitButton variant="secondary">{t("invite")}</SubmitButton>
      </div>
      <CodeStep state={state} />
    </form>
  );
}
