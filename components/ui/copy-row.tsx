"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "./button";

type CopyRowProps = {
  readonly value: string;
  /** What is copied. */
  readonly label: string;
  /** Where several stand below each other: the label is above, and the button has its sign alone. */
  readonly labelled?: boolean;
};

/** A value in full, to be taken elsewhere. */
export function CopyRow({ value, label, labelled = false }: CopyRowProps) {
  const t = useTranslations("common");
  const id = useId();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
  };
  return (
    <div className="mt-2 flex flex-col gap-1">
      {labelled && (
        <label htmlFor={id} className="text-xs text-ink-2">
          {label}
        </label>
      )}
      <div className={`flex items-center gap-2 ${labelled ? "" : "flex-wrap"}`}>
        <input
          id={id}
          readOnly
          value={value}
          aria-label={labelled ? undefined : label}
          onFocus={(event) => event.currentTarget.select()}
          className="h-9 min-w-0 flex-1 basis-64 rounded-md border border-line-strong bg-raised px-2.5 font-mono text-xs"
        />
        <Button onClick={copy} size={labelled ? "icon" : "md"}>
          {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
          <span className={labelled ? "sr-only" : ""}>{copied ? t("copied") : t("copy", { label })}</span>
        </Button>
      </div>
    </div>
  );
}
