"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "./button";
import { useSelection } from "./selection";

/** Comes from below while something is ticked; its children say what can be done to it. */
export function SelectionBar({ children }: { readonly children: ReactNode }) {
  const t = useTranslations("common");
  const { ids, clear } = useSelection();
  return (
    <div
      data-selection
      aria-live="polite"
      className="pointer-events-none fixed inset-x-2 bottom-16 z-30 md:bottom-4"
      data-no-print
    >
      {ids.size > 0 && (
        <div className="pointer-events-auto mx-auto flex w-fit max-w-full flex-wrap items-center gap-2 rounded-lg bg-raised py-2 pr-2 pl-4 text-base shadow-float">
          <span className="figures mr-2 font-semibold">{t("selected", { count: ids.size })}</span>
          {children}
          <Button
            variant="quiet"
            size="icon"
            aria-label={t("clearSelection")}
            title={t("clearSelection")}
            onClick={clear}
          >
            <X aria-hidden />
          </Button>
        </div>
      )}
    </div>
  );
}
