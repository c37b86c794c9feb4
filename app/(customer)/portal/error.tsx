"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";

type Props = { readonly error: Error & { digest?: string }; readonly reset: () => void };

export default function PortalError({ error, reset }: Props) {
  const t = useTranslations("common");
  return (
    <ErrorState
      title={t("fault.title")}
      safe={t("fault.safe")}
      reference={error.digest}
      actions={<Button onClick={reset}>{t("tryAgain")}</Button>}
    >
      {t("fault.detail")}
    </ErrorState>
  );
}
