"use client";

import { useTranslations } from "next-intl";
import type { AccessKeyOnce as Shown } from "@/lib/contracts/api-key";
import { CopyRow } from "../ui/copy-row";
import { Notice } from "../ui/notice";

type AccessKeyOnceProps = {
  readonly title: string;
  readonly note: string;
  readonly shown: Shown;
  /** This installation's address. */
  readonly endpoint: string;
};

/** What a program needs to sign, the secret never shown again, and what to do with it. */
export function AccessKeyOnce({ title, note, shown, endpoint }: AccessKeyOnceProps) {
  const t = useTranslations("api-key");
  return (
    <Notice kind="done" live="status" title={title}>
      <p className="text-sm text-ink-2">{note}</p>
      <CopyRow labelled label={t("accessKeyId")} value={shown.accessKeyId} />
      <CopyRow labelled label={t("secret")} value={shown.secret} />
      <CopyRow labelled label={t("endpoint")} value={endpoint} />
      <p className="mt-3 text-sm text-ink-2">{t("next")}</p>
    </Notice>
  );
}
