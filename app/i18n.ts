import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { cache } from "react";
import { currentVisitor } from "@/lib/auth/session";
import { type AppLocale, acceptedLocale, toAppLocale } from "@/lib/format/locale";

export const LOCALE_COOKIE = "locale";

type Messages = { [key: string]: string | Messages };

const loaded = new Map<AppLocale, Promise<Messages>>();

/** One file a noun; the file's name is its namespace. */
async function readMessages(locale: AppLocale): Promise<Messages> {
  const folder = path.join(process.cwd(), "messages", locale);
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  const entries = names.map(async (name) => {
    const text = await readFile(path.join(folder, name), "utf8");
    return [path.basename(name, ".json"), JSON.parse(text) as Messages] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

function messagesOf(locale: AppLocale): Promise<Messages> {
  if (process.env.NODE_ENV !== "production") return readMessages(locale);
  const known = loaded.get(locale) ?? readMessages(locale);
  loaded.set(locale, known);
  return known;
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
