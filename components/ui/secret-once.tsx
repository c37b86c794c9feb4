"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "./button";
import { Notice } from "./notice";

type SecretOnceProps = {
  readonly title: string;
  /** Why it has to be copied now. */
  readonly note: string;
  readonly value: string;
  /** What is copied. */
  readonly label: string;
};

/** A link or key that is never shown again. */
export function SecretOnce({ title, note, value, label }: SecretOnceProps) {
  const t = useTranslations("common");
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
  };
  return (
    <Notice kind="done" live="status" title={title}>
      <p className="text-sm text-ink-2">{note}</p>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <input
          readOnly
          value={value}
          aria-label={label}
          onFocus={(event) => event.currentTarget.select()}
          className="h-9 min-w-0 flex-1 basis-64 rounded-md border border-line-strong bg-raised px-2.5 font-mono text-xs"
        />
        <Button onClick={copy}>
          {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
          {copied ? t("copied") : t("copy", { label })}
        </Button>
      </div>
    </Notice>
  );
}
