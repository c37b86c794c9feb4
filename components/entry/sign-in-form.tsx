"use client";

import { signIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { signInProblemOf } from "./sign-in-problem";

type SignInFormProps = {
  readonly target: string;
  /** What the company calls its own sign-on; null when there is none. */
  readonly singleSignOn: string | null;
  /** A single sign-on came back without success. */
  readonly failed: boolean;
};

export function SignInForm({ target, singleSignOn, failed }: SignInFormProps) {
  const t = useTranslations("entry");
  const [problem, setProblem] = useState<string | null>(failed ? "sso" : null);
  const [pending, setPending] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const form = new FormData(event.currentTarget);
    setPending(true);
    setProblem(null);
    const found = await signInProblemOf(String(form.get("email")), String(form.get("password")));
    if (found === null) {
      location.assign(target);
      return;
    }
    setProblem(found);
    setPending(false);
  };

  return (
    <form method="post" onSubmit={submit} aria-busy={pending} className="flex flex-col gap-4">
      {problem !== null && (
        <Notice kind="danger" live="alert">
          {t(`problem.${problem}`)}
        </Notice>
      )}
      <Field id="email" label={t("email")} required>
        {(control) => <Input {...control} name="email" type="email" autoComplete="username" />}
      </Field>
      <Field id="password" label={t("password")} required>
        {(control) => <Input {...control} name="password" type="password" autoComplete="current-password" />}
      </Field>
      <Button type="submit" variant="primary" aria-disabled={pending || undefined} data-pending={pending || undefined}>
        <span className={pending ? "animate-breathe" : undefined}>{t("signIn")}</span>
      </Button>
      {singleSignOn !== null && (
        <Button onClick={() => signIn("oidc", { callbackUrl: target })}>
          {t("signInWith", { name: singleSignOn })}
        </Button>
      )}
    </form>
  );
}
