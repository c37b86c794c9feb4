import "server-only";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { createTranslator } from "use-intl/core";
import { type AppLocale, toAppLocale } from "@/lib/format/locale";
import type { Say } from "@/lib/format/wording";

const saying = new Map<AppLocale, Say>();

/** Says keys from the root of the messages; English where a person has chosen no language. */
export function sayIn(language: string): Say {
  const locale = toAppLocale(language) ?? "en";
  const say = saying.get(locale) ?? sayOf(locale);
  saying.set(locale, say);
  return say;
}

function sayOf(locale: AppLocale): Say {
  const folder = path.join(process.cwd(), "messages", locale);
  const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
  const messages = Object.fromEntries(
    files.map((name) => [path.basename(name, ".json"), JSON.parse(readFileSync(path.join(folder, name), "utf8"))]),
  );
  const translate = createTranslator<Record<string, never>>({ locale, messages: messages as never });
  return (key, args) => translate(key as never, args as never);
}
