"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { PASSWORD_LENGTH_MIN } from "@/lib/domain/access/password";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { keepInput } from "../ui/keep-input";
import { DeclarationFields } from "./declaration-fields";
import {
  CompanyFields,
  ConfirmJoining,
  type JoinAction,
  JoinProblem,
  type JoinState,
  openStatements,
  useErrorOf,
} from "./join-parts";
import { signInProblemOf } from "./sign-in-problem";

type NewCustomerFormProps = {
  readonly token: string;
  readonly partner: string;
  /** Of whom it was sent to; null: whoever holds the link. */
  readonly email: string | null;
  readonly action: JoinAction;
};

/** Registers a company and its first administrator; what was typed survives an error. */
export function NewCustomerForm({ token, partner, email, action }: NewCustomerFormProps) {
  const [state, submit, pending] = useActionState(
    async (previous: JoinState, form: FormData) => {
      const answer = await action(previous, form);
      if (answer.status !== "saved") return answer;
      const problem = await signInProblemOf(String(form.get("email")), String(form.get("password")));
      location.assign(problem === null ? "/portal" : "/sign-in");
      return answer;
    },
    { status: "idle" },
  );
  return (
    <form action={submit} onReset={keepInput} aria-busy={pending} className="flex flex-col gap-5">
      <JoinProblem state={state} />
      <input type="hidden" name="token" value={token} />
      <CompanyFields state={state} />
      <PersonFields state={state} email={email} />
      <DeclarationFields partner={partner} returns={false} open={openStatements(state)} />
      <ConfirmJoining state={state} partner={partner} />
    </form>
  );
}

function PersonFields({ state, email }: { readonly state: JoinState; readonly email: string | null }) {
  const t = useTranslations("join");
  const errorOf = useErrorOf(state);
  return (
    <>
      <Field id="person" label={t("yourName")} error={errorOf("person")} required>
        {(control) => <Input {...control} name="person" autoComplete="name" maxLength={100} />}
      </Field>
      <Field id="email" label={t("email")} error={errorOf("email")} required>
        {(control) => (
          <Input {...control} name="email" type="email" autoComplete="username" defaultValue={email ?? ""} />
        )}
      </Field>
      <Field
        id="password"
        label={t("password")}
        hint={t("passwordHint", { min: PASSWORD_LENGTH_MIN })}
        error={errorOf("password")}
        required
      >
        {(control) => <Input {...control} name="password" type="password" autoComplete="new-password" />}
      </Field>
    </>
  );
}
