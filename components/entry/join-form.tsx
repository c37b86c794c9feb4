"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { FormState } from "@/lib/contracts/form-state";
import { SubmitButton } from "../ui/submit-button";
import { EntryReasons } from "./entry-reasons";

type Reason = { readonly code: string };
type JoinFormProps<R extends Reason> = {
  readonly token: string;
  readonly name: string;
  readonly action: (previous: FormState<R>, form: FormData) => Promise<FormState<R>>;
};

export function JoinForm<R extends Reason>({ token, name, action }: JoinFormProps<R>) {
  const t = useTranslations("entry.invitation");
  const [state, submit] = useActionState(action, { status: "idle" });
  return (
    <form action={submit} className="flex flex-col items-start gap-4">
      {state.status === "refused" && <EntryReasons reasons={state.reasons} />}
      <input type="hidden" name="token" value={token} />
      <SubmitButton>{t("joinAs", { name })}</SubmitButton>
    </form>
  );
}
