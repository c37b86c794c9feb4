import { createTranslator } from "use-intl/core";
import type { KeyMail } from "@/lib/domain/alert/mail";
import { parseMoney, ZERO } from "@/lib/domain/money/money";
import { BILLING_ZONE, formatInstant } from "./date";
import { type AppLocale, toAppLocale } from "./locale";
import { documentOf, escapeHtml, linkTo, paragraph } from "./mail-html";
import { formatMoney } from "./money";

/** messages/<language>/mail.json of every language. */
export type MailWords = Readonly<Record<AppLocale, Readonly<Record<string, unknown>>>>;

export type WordedMail = { readonly subject: string; readonly text: string; readonly html: string };

/** Plain text and simple HTML of the same words; nothing in it is fetched from anywhere. */
export function wordMail({ template, language, facts, secret, figures }: KeyMail, words: MailWords): WordedMail {
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
    if (name === "operation" || name === "export") return say(`mail.${name}.${fact}`, {});
    if (name.endsWith("At")) return formatInstant(new Date(fact), { zone: BILLING_ZONE, locale });
    // Only the wording's own blank lines part paragraphs.
    return fact.replaceAll(/\n(?=\n)/g, "\n ");
  };
  const values = Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, wordOf(name, fact)]));
  const part = (name: "subject" | "before" | "after") => say(`mail.${template}.${name}`, values);
  const before = paragraphsOf(part("before"));
  const after = [...paragraphsOf(part("after")), say("mail.foot", {})];
  const key = secret["link"] ?? secret["code"] ?? "";
  const lines = (figures?.rows ?? []).map(({ name, isWord, amount }) => ({
    name: isWord ? say(`mail.figure.${name}`, {}) : name.replaceAll(/\s+/g, " "),
    amount: `${formatMoney(parseMoney(amount) ?? ZERO, locale)} ${figures?.currency ?? ""}`,
  }));
  const table = lines.map((line) => `${line.name}: ${line.amount}`).join("\n");
  return {
    subject: part("subject").replaceAll(/\s+/g, " ").trim(),
    text: `${[...before, ...(table === "" ? [] : [table]), key, ...after].join("\n\n")}\n`,
    html: documentOf(locale, [...before.map(paragraph), tableOf(lines), keyPart(secret), ...after.map(paragraph)]),
  };
}

const paragraphsOf = (text: string) => text.split("\n\n");

type Line = { readonly name: string; readonly amount: string };

function tableOf(lines: readonly Line[]): string {
  if (lines.length === 0) return "";
  const cell = (text: string, style: string) => `<td style="padding:4px 0;${style}">${escapeHtml(text)}</td>`;
  const rows = lines.map(
    ({ name, amount }) =>
      `<tr>${cell(name, "padding-right:24px")}${cell(amount, "text-align:right;white-space:nowrap")}</tr>`,
  );
  return `<table style="margin:0 0 16px;border-collapse:collapse;font:inherit">${rows.join("")}</table>`;
}

function keyPart(secret: KeyMail["secret"]): string {
  const { link, code } = secret;
  if (link !== undefined && /^https?:\/\//.test(link)) return `<p style="margin:0 0 16px">${linkTo(link)}</p>`;
  const style = "margin:0 0 16px;font:600 24px ui-monospace,monospace;letter-spacing:4px";
  return `<p style="${style}">${escapeHtml(link ?? code ?? "")}</p>`;
}
