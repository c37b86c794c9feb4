import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Timeline } from "@/components/ui/timeline";
import { requirePermit, requireVisitor } from "@/lib/auth/session";
import { placeHref, RowPlace } from "@/lib/contracts/page";
import { unsubscribeAddress } from "@/lib/data/notification/unsubscribe-address";
import { type DemoMail, listDemoMails } from "@/lib/data/outbox/list-demo-mails";
import { isNoticeMail, type Mail, type NoticeMail } from "@/lib/domain/alert/mail";
import { noticeLinkOf } from "@/lib/domain/notification/notice-link";
import { env } from "@/lib/env";
import { formatInstant } from "@/lib/format/date";
import { type WordedMail, wordMail } from "@/lib/format/mail";
import { wordNoticeMail } from "@/lib/format/notice-mail";
import en from "@/messages/en/mail.json";
import zh from "@/messages/zh-CN/mail.json";

const PATH = "/demo/mail";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("demo-mail"))("title") };
}

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function DemoMailPage({ searchParams }: Props) {
  const permit = await requirePermit("demo-mail.read");
  const { after = null, before = null } = await searchParams;
  const [page, t, locale, { user }] = await Promise.all([
    listDemoMails(permit, RowPlace.parse({ after, before })),
    getTranslations("demo-mail"),
    getLocale(),
    requireVisitor(),
  ]);
  if (page === null) notFound();
  const events = await Promise.all(page.rows.map((row) => eventOf(row, { zone: user.timeZone, locale })));
  return (
    <>
      <PageHeader title={t("title")} answer={t("answer")} />
      {events.length === 0 ? (
        <EmptyState title={t("empty")}>{t("emptyNext")}</EmptyState>
      ) : (
        <Timeline label={t("list")} events={events} />
      )}
      {(page.before || page.after) && (
        <Pager
          previousHref={page.before && placeHref(PATH, { before: page.before })}
          nextHref={page.after && placeHref(PATH, { after: page.after })}
        />
      )}
    </>
  );
}

async function eventOf({ id, at, state, mail }: DemoMail, shown: { readonly zone: string; readonly locale: string }) {
  const t = await getTranslations("demo-mail");
  const { subject, text } = await wordsOf(mail);
  const link = isNoticeMail(mail) ? placeOf(mail) : mail.secret["link"];
  return {
    id,
    title: subject,
    at: formatInstant(at, shown),
    detail: (
      <div className="flex max-w-[80ch] flex-col gap-2">
        <p className="text-sm text-ink-3">
          {t("to", { address: mail.to })} · {t(`state.${state}`)}
        </p>
        <p className="break-words whitespace-pre-line">{text}</p>
        {link !== undefined && /^https?:\/\//.test(link) && (
          <a href={link} className="font-semibold text-accent underline">
            {t("open")}
          </a>
        )}
      </div>
    ),
  };
}

/** As it would leave; links and codes included. */
async function wordsOf(mail: Mail): Promise<WordedMail> {
  if (!isNoticeMail(mail)) return wordMail(mail, { en, "zh-CN": zh });
  const [english, chinese] = await Promise.all([getMessages({ locale: "en" }), getMessages({ locale: "zh-CN" })]);
  const addresses = { home: env().NEXTAUTH_URL, unsubscribe: unsubscribeAddress(mail) };
  return wordNoticeMail(mail, { en: english, "zh-CN": chinese }, addresses);
}

/** Where the first of its notices leads. */
function placeOf({ notices: [notice], company }: NoticeMail): string | undefined {
  if (!notice) return undefined;
  return new URL(noticeLinkOf(notice, notice.customer?.id ?? null, company.kind), env().NEXTAUTH_URL).href;
}
