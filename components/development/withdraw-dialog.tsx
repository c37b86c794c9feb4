"use client";

import { useTranslations } from "next-intl";
import { SubmitButton } from "../ui/submit-button";
import { type DevelopmentAction, DevelopmentDialog } from "./development-dialog";

type WithdrawDialogProps = { readonly linkId: string; readonly action: DevelopmentAction };

export function WithdrawDialog({ linkId, action }: WithdrawDialogProps) {
  const t = useTranslations("development.withdraw");
  return (
    <DevelopmentDialog
      trigger={t("open")}
      triggerVariant="quiet"
      title={t("title")}
      description={t("description")}
      action={action}
      // The row itself says that it is withdrawn.
      onDone={() => {}}
    >
      {() => (
        <>
          <input type="hidden" name="linkId" value={linkId} />
          <div>
            <SubmitButton variant="danger">{t("submit")}</SubmitButton>
          </div>
        </>
      )}
    </DevelopmentDialog>
  );
}
