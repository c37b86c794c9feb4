"use client";

import { type AbstractIntlMessages, NextIntlClientProvider } from "next-intl";
import { type ReactNode, use } from "react";
import { type AppLocale, toAppLocale } from "@/lib/format/locale";

// A file of its own that browsers keep: written into each page, the words were most of it.
const files: Record<AppLocale, () => Promise<{ readonly words: AbstractIntlMessages }>> = {
  en: () => import("./words/en"),
  "zh-CN": () => import("./words/zh-CN"),
};

const known = new Map<AppLocale, Promise<AbstractIntlMessages>>();

function wordsOf(locale: AppLocale): Promise<AbstractIntlMessages> {
  const loading = known.get(locale) ?? files[locale]().then(({ words }) => words);
  known.set(locale, loading);
  return loading;
}

// The browser asks for them before React does.
const spoken = typeof document === "undefined" ? null : toAppLocale(document.documentElement.lang);
if (spoken) void wordsOf(spoken);

type WordsProps = { readonly locale: AppLocale; readonly timeZone: string; readonly children: ReactNode };

/** The words that parts drawn in the browser say. */
export function Words({ locale, timeZone, children }: WordsProps) {
  return (
    <NextIntlClientProvider locale={locale} timeZone={timeZone} messages={use(wordsOf(locale))}>
      {children}
    </NextIntlClientProvider>
  );
}
