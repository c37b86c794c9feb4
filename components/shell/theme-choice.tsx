"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTheme } from "next-themes";

const CHOICES = [
  { value: "light", key: "themeLight", sign: Sun },
  { value: "dark", key: "themeDark", sign: Moon },
  { value: "system", key: "themeSystem", sign: Monitor },
] as const;

export function ThemeChoice() {
  const t = useTranslations("shell");
  const { theme, setTheme } = useTheme();
  return (
    <fieldset>
      <legend className="mb-1 text-xs text-ink-3">{t("theme")}</legend>
      <div className="flex overflow-hidden rounded-md border border-line-strong">
        {CHOICES.map(({ value, key, sign: Sign }) => (
          <label
            key={value}
            className="flex h-8 flex-1 items-center justify-center gap-1.5 border-r border-line px-2 text-sm whitespace-nowrap last:border-r-0 has-checked:bg-selected has-checked:font-semibold has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent pointer-coarse:h-11"
          >
            <input
              type="radio"
              name="theme"
              className="sr-only"
              checked={theme === value}
              onChange={() => setTheme(value)}
            />
            <Sign aria-hidden className="size-3.5" />
            {t(key)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
