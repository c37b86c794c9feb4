"use client";

import { useTranslations } from "next-intl";
import { Button } from "./button";
import { ErrorState } from "./error-state";
import { LinkButton } from "./link-button";

export type RouteFaultProps = { readonly error: unknown; readonly retry: () => void };

/** For error.tsx: what happened, what is safe, what to do. */
export function RouteFault({ error, retry }: RouteFaultProps) {
  const t = useTranslations("common");
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  return (
    <ErrorState
      title={t("fault.title")}
      safe={t("fault.safe")}
      reference={digest}
      actions={
        <>
          <Button variant="primary" onClick={retry}>
            {t("tryAgain")}
          </Button>
          <LinkButton href="/">{t("fault.home")}</LinkButton>
        </>
      }
    >
      {t("fault.detail")}
    </ErrorState>
  );
}
