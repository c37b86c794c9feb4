"use client";

import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";
import { Toaster as Sonner } from "sonner";

/** A toast never carries the only copy of a result. */
export function Toaster() {
  const t = useTranslations("common");
  const { resolvedTheme } = useTheme();
  return (
    <Sonner
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="bottom-right"
      containerAriaLabel={t("notifications")}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: "flex w-full items-start gap-3 rounded-md bg-raised px-4 py-3 text-sm text-ink shadow-float",
          description: "text-ink-2",
          actionButton: "font-semibold text-accent underline underline-offset-2",
        },
      }}
    />
  );
}
