"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { RecipientReason } from "@/lib/domain/notification/recipient";
import { recipientReasonWords } from "@/lib/format/recipient-reason";
import type { FormAction } from "../ui/form-dialog";
import { Notice } from "../ui/notice";
import { ReasonList } from "../ui/reason-list";
import { SubmitButton } from "../ui/submit-button";

type Action = FormAction<RecipientReason>;
type AnswerLinkProps = {
  readonly token: string;
  readonly isConfirmed: boolean;
  readonly confirm: Action;
  readonly decline: Action;
};

/** Two buttons, since a mail scanner that opens the address must neither confirm nor decline. */
export function AnswerLink({ token, isConfirmed, confirm, decline }: AnswerLinkProps) {
  const t = useTranslations("notification.link");
  const [confirming, submitConfirm] = useActionState(confirm, { status: "idle" });
  const [declining, submitDecline] = useActionState(decline, { status: "idle" });
  if (declining.status === "saved") {
    return (
      <Notice kind="done" live="status">
        {t("declined")}
      </Notice>
    );
  }
  const refused = [confirming, declining].find(({ status }) => status === "refused");
  return (
    <div className="flex flex-col items-start gap-4">
      {refused?.status === "refused" && <ReasonList reasons={refused.reasons.map(recipientReasonWords)} />}
      {isConfirmed ? (
        <Notice kind="done" live="status">
          {t("confirmed")}
        </Notice>
      ) : (
        <form action={submitConfirm}>
          <input type="hidden" name="token" value={token} />
          <SubmitButton>{t("confirm")}</SubmitButton>
        </form>
      )}
      <form action={submitDecline}>
        <input type="hidden" name="token" value={token} />
        <SubmitButton variant={isConfirmed ? "secondary" : "quiet"}>
          {isConfirmed ? t("leave") : t("decline")}
        </SubmitButton>
      </form>
    </div>
  );
}
