import { createTranslator } from "next-intl";
import { type AppLocale, acceptedLocale } from "@/lib/format/locale";
import { type Say, sentenceOf, type Wording } from "@/lib/format/wording";
import enExpenditure from "@/messages/en/expenditure.json";
import en from "@/messages/en/problem.json";
import zhExpenditure from "@/messages/zh-CN/expenditure.json";
import zh from "@/messages/zh-CN/problem.json";

const SAY: Readonly<Record<AppLocale, Say>> = {
  en: sayerOf("en", en, enExpenditure.apiNote),
  "zh-CN": sayerOf("zh-CN", zh, zhExpenditure.apiNote),
};

// A key has no person and no cookie, so a program's language is what its request accepts.
function sayerOf(locale: AppLocale, problem: typeof en, apiNote: string): Say {
  const say = createTranslator({ locale, messages: { problem, expenditure: { apiNote } } });
  return (key, args) => say(key as Parameters<typeof say>[0], args);
}

export function requestLocale(headers: Headers): AppLocale {
  return acceptedLocale(headers.get("accept-language"));
}

export function problemSentence(wording: Wording, locale: AppLocale): string {
  return sentenceOf(wording, SAY[locale], locale);
}
