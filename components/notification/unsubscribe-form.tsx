"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import type { FormAction } from "../ui/form-dialog";
import { Notice } from "../ui/notice";
import { SubmitButton } from "../ui/submit-button";

type UnsubscribeFormProps = {
  readonly token: string;
  readonly isOff: boolean;
  readonly stop: FormAction<never>;
  readonly undo: FormAction<never>;
};

/** A button, since a mail scanner that opens the address must end nothing; and the way back. */
export function UnsubscribeForm({ token, isOff, stop, undo }: UnsubscribeFormProps) {
  const t = useTranslations("notice.unsubscribe");
  const [stopping, submitStop] = useActionState(stop, { status: "idle" });
  const [undoing, submitUndo] = useActionState(undo, { status: "idle" });
  const failed = [stopping, undoing].some(({ status }) => status === "invalid");
  return (
    <div className="flex flex-col items-start gap-4">
      {failed && <Notice kind="danger">{t("problem")}</Notice>}
      {isOff ? (
        <Notice kind="done" live="status">
          {t("done")}
        </Notice>
      ) : undoing.status === "saved" ? (
        <Notice kind="done" live="status">
          {t("undone")}
        </Notice>
      ) : (
        <p className="text-ink-2">{t("ask")}</p>
      )}
      <form action={isOff ? submitUndo : submitStop}>
        <input type="hidden" name="token" value={token} />
        <SubmitButton variant={isOff ? "secondary" : "primary"}>{isOff ? t("undo") : t("stop")}</SubmitButton>
      </form>
    </div>
  );
}
