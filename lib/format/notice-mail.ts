import { createTranslator } from "use-intl/core";
import type { MailedNotice, NoticeMail } from "@/lib/domain/alert/mail";
import { noticeLinkOf } from "@/lib/domain/notification/notice-link";
import { formatInstant } from "./date";
import { type AppLocale, toAppLocale } from "./locale";
import type { WordedMail } from "./mail";
import { documentOf, escapeHtml, linkTo, paragraph } from "./mail-html";
import { noticeWords } from "./notice-words";
import { type Say, sentenceOf, type Wording } from "./wording";

/** Of every language: messages/<language>/<name>.json under its name; those that notices and their mails need. */
export type NoticeMailWords = Readonly<Record<AppLocale, object>>;

export type MailAddresses = {
  /** Of the installation, as people reach it. */
  readonly home: string;
  /** The page that ends e-mails of these topics to this hearer. */
  readonly unsubscribe: string;
};

type Item = {
  readonly title: string;
  readonly rest: readonly string[];
  readonly at: string;
  readonly link: string;
};

/** What a company was told, in the reader's language and zone; customers read the words made for customers. */
export function wordNoticeMail(mail: NoticeMail, words: NoticeMailWords, addresses: MailAddresses): WordedMail {
  const locale = toAppLocale(mail.language) ?? "en";
  const say = sayerOf(words, locale);
  const itemOf = (notice: MailedNotice) => wordItem(notice, mail, say, locale, addresses.home);
  const foot = footOf(mail, say, locale, addresses);
  const [first] = mail.notices;
  if (mail.template === "notice" && first) return singleOf(itemOf(first), foot, say, locale);
  const groups = [...Map.groupBy(mail.notices, ({ customer }) => customer?.name ?? "")].map(([name, notices]) => ({
    heading: name === "" || mail.company.kind === "customer" ? mail.company.name : name,
    items: notices.map(itemOf),
  }));
  const more = mail.left ?? 0;
  const count = mail.notices.length + more;
  const left = more === 0 ? [] : [say("mail.digest.left", { count: more })];
  const subject = say("mail.digest.subject", {
    count,
    company: mail.company.name,
    names: namesOf(mail, say, locale),
  });
  return {
    subject: oneLine(subject),
    text: textOf([
      say("mail.digest.lead", { count, company: mail.company.name }),
      ...groups.flatMap(({ heading, items }) => [`== ${oneLine(heading)} ==`, ...items.map(itemText)]),
      ...left,
      ...foot.map(({ text }) => text),
    ]),
    html: documentOf(locale, [
      paragraph(say("mail.digest.lead", { count, company: mail.company.name })),
      ...groups.map(
        ({ heading, items }) =>
          `<h2 style="margin:24px 0 8px;font-size:17px">${escapeHtml(heading)}</h2>${items.map((item) => itemHtml(item, say)).join("")}`,
      ),
      ...left.map(paragraph),
      ...foot.map(({ html }) => html),
    ]),
  };
}

function singleOf(item: Item, foot: readonly Foot[], say: Say, locale: AppLocale): WordedMail {
  const { title, rest, at, link } = item;
  return {
    subject: oneLine(title),
    text: textOf([title, ...rest, at, `${say("mail.notice.open", {})}\n${link}`, ...foot.map(({ text }) => text)]),
    html: documentOf(locale, [
      `<h1 style="margin:0 0 12px;font-size:18px">${escapeHtml(title)}</h1>`,
      ...rest.map(paragraph),
      `<p style="margin:0 0 16px;color:#6b665f">${escapeHtml(at)}</p>`,
      buttonTo(link, say("mail.notice.button", {})),
      ...foot.map(({ html }) => html),
    ]),
  };
}

function wordItem(notice: MailedNotice, mail: NoticeMail, say: Say, locale: AppLocale, home: string): Item {
  const { kind, facts, at, customer, isSettled } = notice;
  const { title, detail, quote } = noticeWords({ kind, facts }, mail.currency, mail.company.kind);
  const sentence = (wording: Wording) => said(wording, say, locale);
  return {
    title: oneLine(sentence(title)),
    rest: [
      ...(isSettled ? [say("mail.notice.settled", {})] : []),
      ...(detail === null ? [] : [sentence(detail)]),
      ...(quote === null ? [] : [say("mail.notice.quote", { text: quote.replaceAll(/\n(?=\n)/g, "\n ") })]),
    ],
    at: formatInstant(new Date(at), { zone: mail.zone, locale }),
    link: new URL(noticeLinkOf({ kind, facts }, customer?.id ?? null, mail.company.kind), home).href,
  };
}

type Foot = { readonly text: string; readonly html: string };

function footOf(mail: NoticeMail, say: Say, locale: AppLocale, { home, unsubscribe }: MailAddresses): readonly Foot[] {
  const topics = [...new Set(mail.notices.map(({ topic }) => topic))].map((topic) =>
    say(`notification.topic.${topic}`, {}),
  );
  const why = say("mail.notice.why", { company: mail.company.name, topics: listOf(topics, locale) });
  const ways = [
    ...(mail.hearer.kind === "member"
      ? [{ words: say("mail.notice.choose", {}), address: new URL("/profile/notifications", home).href }]
      : []),
    { words: say("mail.notice.stop", { count: topics.length }), address: unsubscribe },
  ];
  const small = (html: string) => `<p style="margin:0 0 8px;font-size:13px;color:#6b665f">${html}</p>`;
  return [
    {
      text: `--\n${why}`,
      html: `<hr style="margin:24px 0 12px;border:0;border-top:1px solid #dcd7cf">${small(escapeHtml(why))}`,
    },
    ...ways.map(({ words, address }) => ({ text: `${words}\n${address}`, html: small(linkTo(address, words)) })),
    { text: say("mail.foot", {}), html: small(escapeHtml(say("mail.foot", {}))) },
  ];
}

function itemText({ title, rest, at, link }: Item): string {
  return [`* ${title}`, ...rest, at, link].join("\n");
}

function itemHtml({ title, rest, at, link }: Item, say: Say): string {
  const details = rest.map((text) => `<br>${escapeHtml(text).replaceAll("\n", "<br>")}`).join("");
  const when = `<br><span style="color:#6b665f">${escapeHtml(at)}</span> · ${linkTo(link, say("mail.notice.button", {}))}`;
  return `<p style="margin:0 0 14px"><strong>${escapeHtml(title)}</strong>${details}${when}</p>`;
}

function buttonTo(link: string, words: string): string {
  const style = "display:inline-block;padding:8px 14px;border:1px solid #1f1d1a;border-radius:6px";
  return `<p style="margin:0 0 16px"><span style="${style}">${linkTo(link, words)}</span></p>`;
}

/** Up to three of whom it tells, then how many more. */
function namesOf({ notices, company }: NoticeMail, say: Say, locale: AppLocale): string {
  const names = [...new Set(notices.map(({ customer }) => customer?.name ?? company.name))];
  const first = listOf(names.slice(0, 3), locale);
  return names.length <= 3 ? first : say("mail.digest.more", { names: first, count: names.length - 3 });
}

const listOf = (names: readonly string[], locale: AppLocale) => names.join(locale === "zh-CN" ? "、" : ", ");
const oneLine = (text: string) => text.replaceAll(/\s+/g, " ").trim();
const textOf = (parts: readonly string[]) => `${parts.join("\n\n")}\n`;

/** What no word is there for is still told; it stands in the product. */
function said(wording: Wording, say: Say, locale: AppLocale): string {
  try {
    return sentenceOf(wording, say, locale);
  } catch {
    return say("notice.kind.other", {});
  }
}

function sayerOf(words: NoticeMailWords, locale: AppLocale): Say {
  const translate = createTranslator<Record<string, never>>({
    locale,
    messages: words[locale] as never,
    onError: (error) => {
      throw error;
    },
  });
  return (key, values) => translate(key as never, values as never);
}
