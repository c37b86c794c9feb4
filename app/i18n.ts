import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { cache } from "react";
import { currentVisitor } from "@/lib/auth/session";

export const LOCALES = ["en", "zh-CN"] as const;
export type AppLocale = (typeof LOCALES)[number];
export const LOCALE_COOKIE = "locale";

type Messages = { [key: string]: string | Messages };

const loaded = new Map<AppLocale, Promise<Messages>>();

/** Reason codes carry dots ("purchase.no-budget"), which next-intl reads as nesting: so they are nested. */
export function nestedOf(messages: Messages): Messages {
  const nested: Messages = {};
  for (const [key, value] of Object.entries(messages)) {
    const path = key.split(".");
    const last = path.pop() ?? key;
    let place = nested;
    for (const step of path) {
      const below = place[step];
      place = typeof below === "object" ? below : (place[step] = {});
    }
    const before = place[last];
    if (typeof value === "string") place[last] = value;
    else place[last] = { ...(typeof before === "object" ? before : {}), ...nestedOf(value) };
  }
  return nested;
}

/** One file a noun; the file's name is its namespace. */
async function readMessages(locale: AppLocale): Promise<Messages> {
  const folder = path.join(process.cwd(), "messages", locale);
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  const entries = names.map(async (name) => {
    const text = await readFile(path.join(folder, name), "utf8");
    return [path.basename(name, ".json"), nestedOf(JSON.parse(text))] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

function messagesOf(locale: AppLocale): Promise<Messages> {
  if (process.env.NODE_ENV !== "production") return readMessages(locale);
  const known = loaded.get(locale) ?? readMessages(locale);
  loaded.set(locale, known);
  return known;
}

export function toAppLocale(text: string | undefined): AppLocale | null {
  return LOCALES.find((locale) => locale === text) ?? null;
}

/** The first language of an Accept-Language header that we speak, by its weight; English when none. */
export function acceptedLocale(header: string | null): AppLocale {
  const wanted = (header ?? "")
    .split(",")
    .map((part, index) => {
      const [tag = "", ...rest] = part.trim().toLowerCase().split(";");
      const weight = rest
        .find((item) => item.trim().startsWith("q="))
        ?.trim()
        .slice(2);
      return { tag, weight: weight === undefined ? 1 : Number(weight) || 0, index };
    })
    .filter(({ weight }) => weight > 0)
    .sort((left, right) => right.weight - left.weight || left.index - right.index);
  const spoken = wanted.find(({ tag }) => tag.startsWith("zh") || tag.startsWith("en"));
  return spoken?.tag.startsWith("zh") ? "zh-CN" : "en";
}

// What was chosen in this browser, then what the person chose elsewhere, then what the browser speaks.
const visitorLocale = cache(async (): Promise<AppLocale> => {
  const chosen = toAppLocale((await cookies()).get(LOCALE_COOKIE)?.value);
  if (chosen) return chosen;
  const stored = toAppLocale((await currentVisitor())?.user.language);
  return stored ?? acceptedLocale((await headers()).get("accept-language"));
});

export default getRequestConfig(async ({ locale: asked }) => {
  const locale = toAppLocale(asked) ?? (await visitorLocale());
  return { locale, messages: await messagesOf(locale), timeZone: "Asia/Shanghai" };
});
