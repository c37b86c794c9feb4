import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { NoticeLogItem } from "@/components/notification/notice-log-item";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { requirePermit, requireVisitor } from "@/lib/auth/session";
import { NoticeLogQuery } from "@/lib/contracts/notice-log";
import { placeHref } from "@/lib/contracts/page";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { getCurrency } from "@/lib/data/customer/get-currency";
import { listNoticeLog } from "@/lib/data/notification/list-notice-log";
import { topicOf } from "@/lib/domain/notification/topic";
import { noticeWords } from "@/lib/format/notice-words";
import { sentenceOf } from "@/lib/format/wording";
import { zoneDayStart } from "@/lib/format/zone-day";
import { NotificationTabs } from "../notification-tabs";
import { LogFilters } from "./log-filters";

const PATH = "/organization/notifications/log";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("notification.log"))("title") };
}

export default async function NoticeLogPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const permit = await requirePermit("notification.read");
  const { user } = await requireVisitor();
  const query = NoticeLogQuery.parse(await queryRecord(searchParams));
  const { after, before, from, to, ...filter } = query;
  const [page, currency] = await Promise.all([
    listNoticeLog(
      permit,
      {
        ...filter,
        from: from === null ? null : zoneDayStart(from, user.timeZone),
        toExclusive: to === null ? null : zoneDayStart(to, user.timeZone, 1),
      },
      { after, before },
    ),
    getCurrency(permit),
  ]);
  const [t, say, locale] = [await getTranslations("notification.log"), await getTranslations(), await getLocale()];
  const reader = permit.actor.company.kind;
  const named = { ...filter, from, to };
  const isFiltered = Object.values(named).some((value) => value !== null);
  return (
    <>
      <PageHeader title={t("title")} answer={t("answer")} />
      <NotificationTabs actor={permit.actor} current="log" />
      <div className="max-w-5xl">
        <LogFilters path={PATH} query={query} company={reader} />
        {page.rows.length === 0 ? (
          <EmptyState title={isFiltered ? t("noneFiltered") : t("empty")}>
            {isFiltered ? t("noneFilteredNext") : t("emptyNext")}
          </EmptyState>
        ) : (
          <ul aria-label={t("title")} className="mt-4 border-t border-line-strong">
            {page.rows.map((notice) => (
              <NoticeLogItem
                key={notice.id}
                notice={notice}
                title={sentenceOf(noticeWords(notice, currency, reader).title, say, locale)}
                topic={topicOf(notice.kind, notice.facts)}
                zone={user.timeZone}
                isOpen={filter.person !== null || filter.outcome !== null}
              />
            ))}
          </ul>
        )}
        <Pager
          previousHref={page.before && placeHref(PATH, { ...named, before: page.before })}
          nextHref={page.after && placeHref(PATH, { ...named, after: page.after })}
        />
      </div>
    </>
  );
}
