"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { classNames } from "./class-names";

export type CopyIdProps = {
  readonly value: string;
  /** What is copied, e.g. "Customer ID"; part of the accessible name. */
  readonly label: string;
  /** Shows the beginning only, or the end, which tells apart what was made within a minute; the whole is copied. */
  readonly shortened?: boolean | "end" | undefined;
  readonly className?: string | undefined;
};

export function CopyId({ value, label, shortened = false, className }: CopyIdProps) {
  const t = useTranslations("common");
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(value);
    setCopied(true);
    setTimeout(() => setCopied(false), 1600);
  };
  return (
    <button
      type="button"
      title={value}
      onClick={copy}
      className={classNames(
        "group -mx-1 inline-flex h-6 max-w-full items-center gap-1.5 rounded-sm px-1 font-mono text-xs text-ink-2 hover:bg-hover hover:text-ink",
        className,
      )}
    >
      <span className="truncate">{shownOf(value, shortened)}</span>
      <span className="sr-only">{copied ? t("copied") : t("copy", { label })}</span>
      {copied ? (
        <Check aria-hidden className="size-3.5 shrink-0 text-accent" />
      ) : (
        <Copy aria-hidden className="size-3.5 shrink-0 opacity-60 group-hover:opacity-100" />
      )}
    </button>
  );
}

function shownOf(value: string, shortened: NonNullable<CopyIdProps["shortened"]>): string {
  if (shortened === "end") return `…${value.slice(-8)}`;
  return shortened ? `${value.slice(0, 8)}…` : value;
}
