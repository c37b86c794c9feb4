"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { FormState } from "@/lib/contracts/form-state";
import type { CompanyKind } from "@/lib/domain/access/actor";
import { type MembershipReason, memberReasonWords } from "@/lib/format/member-reason";
import { CodeStep } from "../ui/code-step";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { keepInput } from "../ui/keep-input";
import { ReasonList } from "../ui/reason-list";
import { SecretOnce } from "../ui/secret-once";
import { SubmitButton } from "../ui/submit-button";
import { RoleFields } from "./role-fields";

type State<R> = FormState<R, never, { readonly link: string }>;
type InviteFormProps<R extends MembershipReason> = {
  readonly companyKind: CompanyKind;
  readonly action: (previous: State<R>, form: FormData) => Promise<State<R>>;
};

export function InviteForm<R extends MembershipReason>({ companyKind, action }: InviteFormProps<R>) {
  const t = useTranslations("member");
  const [state, submit] = useActionState(action, { status: "idle" });
  const saved = state.status === "saved" ? state.saved : undefined;
  const wrongEmail = state.status === "invalid" && state.fieldErrors["email"] ? t("emailInvalid") : undefined;
  return (
    <form
      action={submit}
      onReset={state.status === "saved" ? undefined : keepInput}
      className="flex max-w-xl flex-col gap-4"
    >
      {saved && <SecretOnce title={t("invited")} note={t("linkOnce")} value={saved.link} label={t("link")} />}
      {state.status === "refused" && <ReasonList reasons={state.reasons.map(memberReasonWords)} />}
      <Field id="invite-email" label={t("email")} error={wrongEmail} required>
        {(control) => <Input {...control} name="email" type="email" autoComplete="off" />}
      </Field>
      <RoleFields idPrefix="invite" companyKind={companyKind} chosen={["viewer"]} />
      <div>
        <SubmitButton>{t("invite")}</SubmitButton>
      </div>
      <CodeStep state={state} />
    </form>
  );
}
