"use client";

import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { readSubmitted, storedSubmitted } from "../shell/last-submitted";
import { Notice } from "../ui/notice";

const never = () => () => {};

/** What was typed into the form that was refused, to be copied; nothing where nothing was sent. */
export function KeptInput() {
  const t = useTranslations("entry.kept");
  const fields = readSubmitted(useSyncExternalStore(never, storedSubmitted, () => null));
  if (fields.length === 0) return null;
  return (
    <Notice title={t("title")}>
      <dl className="flex flex-col gap-2 pt-1">
        {fields.map(({ label, value }) => (
          <div key={`${label} ${value}`}>
            <dt className="text-xs text-ink-3">{label}</dt>
            <dd className="break-words whitespace-pre-wrap">{value}</dd>
          </div>
        ))}
      </dl>
    </Notice>
  );
}
