"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";

type CopyExactProps = { readonly exact: string; readonly className: string; readonly children: ReactNode };

/** The figure itself is the button: the exact decimal goes to the clipboard. */
export function CopyExact({ exact, className, children }: CopyExactProps) {
  const t = useTranslations("common");
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(exact);
    setCopied(true);
    setTimeout(() => setCopied(false), 1600);
  };
  return (
    <button
      type="button"
      onClick={copy}
      title={`${exact} · ${copied ? t("copied") : t("copyExact")}`}
      className={`${className} rounded-sm decoration-line-strong decoration-dotted underline-offset-4 hover:underline`}
    >
      {children}
      <span role="status" className="sr-only">
        {copied ? t("copied") : ""}
      </span>
    </button>
  );
}
