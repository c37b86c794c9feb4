"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { ReceiptWay } from "@/lib/domain/notification/receipt";
import type { UndeliveredReason } from "@/lib/domain/notification/undelivered";
import { undeliveredReasonWords } from "@/lib/format/undelivered-reason";
import { FormAnswer } from "../ui/form-answer";
import type { FormAction } from "../ui/form-dialog";
import { SubmitButton } from "../ui/submit-button";

type RetryUndeliveredProps = {
  readonly way: ReceiptWay;
  /** Null: all of that way. */
  readonly one: { readonly id: string; readonly about: string; readonly to: string } | null;
  readonly action: FormAction<UndeliveredReason>;
};

/** Has one, or all of a way, tried again now. */
export function RetryUndelivered({ way, one, action }: RetryUndeliveredProps) {
  const t = useTranslations("undelivered");
  const [state, submit] = useActionState(action, { status: "idle" });
  return (
    <form action={submit} className="flex flex-col items-start gap-2">
      <input type="hidden" name="way" value={way} />
      {one && <input type="hidden" name="id" value={one.id} />}
      <SubmitButton
        size="sm"
        variant="secondary"
        aria-label={one ? t("retryNamed", { about: one.about, to: one.to }) : undefined}
      >
        {t(one ? "retry" : "retryAll")}
      </SubmitButton>
      {state.status === "saved" && (
        <p role="status" className="text-sm text-ink-2">
          {t(one ? "retried" : "retriedAll")}
        </p>
      )}
      <FormAnswer state={state} refused={t("refused")} invalid={t("invalid")} wordsOf={undeliveredReasonWords} />
    </form>
  );
}
