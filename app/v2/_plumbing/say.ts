import "server-only";
import { createTranslator } from "next-intl";
import { z } from "zod";
import { WORDED } from "@/lib/contracts/vendor/fields";
import { type AppLocale, acceptedLocale } from "@/lib/format/locale";
import { type Say, sentenceOf, type Wording, worded } from "@/lib/format/wording";
import enVendor from "@/messages/en/vendor.json";
import zhVendor from "@/messages/zh-CN/vendor.json";
import { words as en } from "../../words/en";
import { words as zh } from "../../words/zh-CN";

const SAY: Readonly<Record<AppLocale, Say>> = {
  en: sayerOf("en", { ...en, vendor: enVendor }),
  "zh-CN": sayerOf("zh-CN", { ...zh, vendor: zhVendor }),
};

function sayerOf(locale: AppLocale, messages: object): Say {
  const say = createTranslator<Record<string, never>>({ locale, messages: messages as never });
  return (key, args) => say(key as never, args as never);
}

/** The vendor's own header first, then what any client may send; English where neither says. */
export function languageOf(headers: Headers): AppLocale {
  const said = headers.get("x-language")?.toLowerCase().replace("_", "-");
  return acceptedLocale(said ?? headers.get("accept-language"));
}

export function sayerFor(locale: AppLocale): (wording: Wording) => string {
  return (wording) => sentenceOf(wording, SAY[locale], locale);
}

const PROBLEMS_MAX = 10;
const LOCALES = { en: z.locales.en(), "zh-CN": z.locales.zhCN() };

/** Which fields were wrong and why, in that language. */
export function fieldsSentence({ issues }: z.ZodError, locale: AppLocale): Wording {
  const say = sayerFor(locale);
  const said = issues.slice(0, PROBLEMS_MAX).map((issue) => {
    const usual = LOCALES[locale].localeError(issue as never);
    const message = issue.message.startsWith(WORDED)
      ? say(worded(issue.message))
      : ((typeof usual === "string" ? usual : usual?.message) ?? issue.message);
    return issue.path.length === 0 ? message : `${issue.path.map(String).join(".")}: ${message}`;
  });
  return worded("vendor.error.parameters", { problems: [...new Set(said)].join("; ") });
}
