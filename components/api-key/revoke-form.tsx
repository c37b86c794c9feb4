"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { FormState } from "@/lib/contracts/form-state";
import type { ApiKeyReason } from "@/lib/domain/access/key-scope";
import { apiKeyReasonWords } from "@/lib/format/api-key-reason";
import { ReasonList } from "../ui/reason-list";
import { SubmitButton } from "../ui/submit-button";

type State = FormState<ApiKeyReason>;
type RevokeFormProps = {
  readonly keyId: string;
  readonly name: string;
  readonly action: (previous: State, form: FormData) => Promise<State>;
};

/** Ends one key. */
export function RevokeForm({ keyId, name, action }: RevokeFormProps) {
  const t = useTranslations("api-key");
  const [state, submit] = useActionState(action, { status: "idle" });
  return (
    <form action={submit} className="flex flex-col items-start gap-2">
      <input type="hidden" name="keyId" value={keyId} />
      <SubmitButton variant="quiet" size="sm" aria-label={t("revokeNamed", { name })}>
        {t("revoke")}
      </SubmitButton>
      {state.status === "refused" && <ReasonList reasons={state.reasons.map(apiKeyReasonWords)} />}
    </form>
  );
}
