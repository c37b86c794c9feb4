import { createTranslator } from "next-intl";
import type { Mail } from "@/lib/domain/alert/mail";
import { BILLING_ZONE, formatInstant } from "./date";
import { type AppLocale, toAppLocale } from "./locale";

/** messages/<language>/mail.json of every language. */
export type MailWords = Readonly<Record<AppLocale, Readonly<Record<string, unknown>>>>;

export type WordedMail = { readonly subject: string; readonly text: string; readonly html: string };

/** Plain text and simple HTML of the same words; nothing in it is fetched from anywhere. */
export function wordMail({ template, language, facts, secret }: Mail, words: MailWords): WordedMail {
  const locale = toAppLocale(language) ?? "en";
  const translate = createTranslator<Record<string, never>>({
    locale,
    messages: { mail: words[locale] } as never,
    onError: (error) => {
      throw error;
    },
  });
  // The keys are held to the templates by a test, not by the type.
  const say = (key: string, values: object) => translate(key as never, values as never);
  const wordOf = (name: string, fact: string) => {
    if (name === "operation") return say(`mail.operation.${fact}`, {});
    return name.endsWith("At") ? formatInstant(new Date(fact), { zone: BILLING_ZONE, locale }) : fact;
  };
  const values = Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, wordOf(name, fact)]));
  const part = (name: "subject" | "before" | "after") => say(`mail.${template}.${name}`, values);
  const before = paragraphsOf(part("before"));
  const after = [...paragraphsOf(part("after")), say("mail.foot", {})];
  const key = secret["link"] ?? secret["code"] ?? "";
  return {
    subject: part("subject").replaceAll(/\s+/g, " ").trim(),
    text: `${[...before, key, ...after].join("\n\n")}\n`,
    html: documentOf(locale, [...before.map(paragraph), keyPart(secret), ...after.map(paragraph)]),
  };
}

const paragraphsOf = (text: string) => text.split("\n\n");

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? "");
}

const paragraph = (text: string) => `<p style="margin:0 0 16px">${escapeHtml(text).replaceAll("\n", "<br>")}</p>`;

function keyPart(secret: Mail["secret"]): string {
  const { link, code } = secret;
  // Only an address of the web: a link of any other kind stays text.
  if (link !== undefined && /^https?:\/\//.test(link)) {
    return `<p style="margin:0 0 16px"><a href="${escapeHtml(link)}">${escapeHtml(link)}</a></p>`;
  }
  const style = "margin:0 0 16px;font:600 24px ui-monospace,monospace;letter-spacing:4px";
  return `<p style="${style}">${escapeHtml(link ?? code ?? "")}</p>`;
}

function documentOf(locale: AppLocale, parts: readonly string[]): string {
  const body = "margin:24px;max-width:36rem;font:15px/1.5 system-ui,sans-serif;color:#1f1d1a;background:#ffffff";
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"></head><body style="${body}">${parts.join("")}</body></html>`;
}
