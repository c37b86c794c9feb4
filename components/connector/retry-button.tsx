"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { ConnectorReason } from "@/lib/domain/connector/connector";
import { connectorReasonWords } from "@/lib/format/connector-reason";
import { FormAnswer } from "../ui/form-answer";
import type { FormAction } from "../ui/form-dialog";
import { SubmitButton } from "../ui/submit-button";

type RetryButtonProps = {
  readonly placeId: string;
  /** What is retried, for whoever does not see where the button stands. */
  readonly about: string;
  readonly action: FormAction<ConnectorReason>;
};

/** Orders it again there, now. */
export function RetryButton({ placeId, about, action }: RetryButtonProps) {
  const [t, end] = [useTranslations("connector"), useTranslations("end")];
  const [state, submit] = useActionState(action, { status: "idle" });
  return (
    <form action={submit} className="flex flex-col items-start gap-2">
      <input type="hidden" name="placeIds[]" value={placeId} />
      <SubmitButton size="sm" variant="secondary" aria-label={t("retryNamed", { about })}>
        {t("retry")}
      </SubmitButton>
      <FormAnswer state={state} refused={end("refused")} invalid={end("invalid")} wordsOf={connectorReasonWords} />
    </form>
  );
}
