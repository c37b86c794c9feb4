"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { FormState } from "@/lib/contracts/form-state";
import { type JoinReason, joinReasonWords } from "@/lib/format/join-reason";
import { ReasonList } from "../ui/reason-list";
import { SubmitButton } from "../ui/submit-button";

type JoinFormProps<R extends JoinReason> = {
  readonly token: string;
  readonly name: string;
  readonly action: (previous: FormState<R>, form: FormData) => Promise<FormState<R>>;
};

export function JoinForm<R extends JoinReason>({ token, name, action }: JoinFormProps<R>) {
  const t = useTranslations("entry.invitation");
  const [state, submit] = useActionState(action, { status: "idle" });
  return (
    <form action={submit} className="flex flex-col items-start gap-4">
      {state.status === "refused" && <ReasonList reasons={state.reasons.map(joinReasonWords)} />}
      <input type="hidden" name="token" value={token} />
      <SubmitButton>{t("joinAs", { name })}</SubmitButton>
    </form>
  );
}
