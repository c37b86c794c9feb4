"use client";

import { useTranslations } from "next-intl";
import { useActionState, useState } from "react";
import type { FormState } from "@/lib/contracts/form-state";
import { PASSWORD_LENGTH_MIN } from "@/lib/domain/access/password";
import { type JoinReason, joinReasonWords } from "@/lib/format/join-reason";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { ReasonList } from "../ui/reason-list";
import { SubmitButton } from "../ui/submit-button";
import { signInProblemOf } from "./sign-in-problem";

type NewPersonFormProps<R extends JoinReason> = {
  readonly token: string;
  /** The address the invitation is made out to; null: any. */
  readonly email: string | null;
  readonly action: (previous: FormState<R>, form: FormData) => Promise<FormState<R>>;
};

export function NewPersonForm<R extends JoinReason>({ token, email, action }: NewPersonFormProps<R>) {
  const t = useTranslations("entry.invitation");
  const [given, setGiven] = useState({ email: email ?? "", name: "" });
  const [state, submit] = useActionState(
    async (previous: FormState<R>, form: FormData) => {
      setGiven({ email: String(form.get("email")), name: String(form.get("name")) });
      const answer = await action(previous, form);
      if (answer.status !== "saved") return answer;
      const problem = await signInProblemOf(String(form.get("email")), String(form.get("password")));
      location.assign(problem === null ? "/" : "/sign-in");
      return answer;
    },
    { status: "idle" },
  );

  const errorOf = (field: string) => {
    const [key] = (state.status === "invalid" && state.fieldErrors[field]) || [];
    return key === undefined ? undefined : t(`invalid.${key}`);
  };

  return (
    <form action={submit} className="flex flex-col gap-4">
      {state.status === "refused" && <ReasonList reasons={state.reasons.map(joinReasonWords)} />}
      <input type="hidden" name="token" value={token} />
      <Field id="email" label={t("email")} error={errorOf("email")} required>
        {(control) => (
          <Input
            {...control}
            name="email"
            type="email"
            autoComplete="username"
            defaultValue={given.email}
            readOnly={email !== null}
          />
        )}
      </Field>
      <Field id="name" label={t("name")} error={errorOf("name")} required>
        {(control) => <Input {...control} name="name" autoComplete="name" maxLength={100} defaultValue={given.name} />}
      </Field>
      <Field
        id="password"
        label={t("newPassword")}
        hint={t("passwordHint", { min: PASSWORD_LENGTH_MIN })}
        error={errorOf("password")}
        required
      >
        {(control) => <Input {...control} name="password" type="password" autoComplete="new-password" />}
      </Field>
      <SubmitButton>{t("join")}</SubmitButton>
    </form>
  );
}
