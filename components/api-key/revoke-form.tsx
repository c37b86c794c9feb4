"use client";

import { useTranslations } from "next-intl";
import type { ApiKeyReason } from "@/lib/domain/access/key-scope";
import { apiKeyReasonWords } from "@/lib/format/api-key-reason";
import { ConfirmConsequence } from "../ui/confirm-consequence";
import { type FormAction, FormDialog } from "../ui/form-dialog";

type RevokeFormProps = {
  readonly keyId: string;
  readonly name: string;
  readonly action: FormAction<ApiKeyReason>;
};

/** Ends one key, for good. */
export function RevokeForm({ keyId, name, action }: RevokeFormProps) {
  const [t, end] = [useTranslations("api-key"), useTranslations("end")];
  return (
    <FormDialog
      refused={end("refused")}
      invalid={end("invalid")}
      wordsOf={apiKeyReasonWords}
      trigger={
        <>
          <span aria-hidden>{t("revoke")}</span>
          <span className="sr-only">{t("revokeNamed", { name })}</span>
        </>
      }
      triggerVariant="quiet"
      title={t("revokeNamed", { name })}
      description={t("revokeDescription")}
      action={action}
      onDone={() => {}}
    >
      {() => (
        <>
          <input type="hidden" name="keyId" value={keyId} />
          <ConfirmConsequence
            title={end("removeConsequence")}
            consequences={[
              { figure: null, label: t("revokeRefused") },
              { figure: null, label: t("revokeForGood") },
            ]}
            acknowledgement={end("removeRead")}
            confirmLabel={t("revokeSubmit")}
          />
        </>
      )}
    </FormDialog>
  );
}
