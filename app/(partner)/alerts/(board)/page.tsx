import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { NarrowedNote } from "@/components/access/narrowed-note";
import { AlertBoard } from "@/components/alert/alert-board";
import { AlertRows } from "@/components/alert/alert-rows";
import { FollowBoard } from "@/components/alert/follow-board";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { requirePermit } from "@/lib/auth/session";
import { AlertListQuery, alertsHref, OpenedAlert } from "@/lib/contracts/alert";
import type { AlertHandler, AlertPage } from "@/lib/contracts/alert-view";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { countAlerts } from "@/lib/data/alert/count-alerts";
import { getBoardMark } from "@/lib/data/alert/get-board-mark";
import { listAlertHandlers } from "@/lib/data/alert/list-alert-handlers";
import { listAlerts } from "@/lib/data/alert/list-alerts";
import { getCurrency } from "@/lib/data/customer/get-currency";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import { PageViews } from "../../../page-views";
import { handleAlertsAction } from "../actions";
import { boardAnswer } from "./board-answer";
import { AlertFilters } from "./filters";
import { OpenedAlertPanel } from "./opened";
import { Times } from "./times";

type Props = { readonly searchParams: SearchParams };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("alert.board"))("title") };
}

export default async function AlertsPage({ searchParams }: Props) {
  const permit = await requirePermit("alert.read");
  const { actor } = permit;
  const at = new Date();
  const { alert, ...address } = await queryRecord(searchParams);
  const query = AlertListQuery.parse(address);
  const opened = OpenedAlert.parse(alert);
  // Before all else: what comes while the page is read is told by the next answer.
  const mark = await getBoardMark(permit, at);
  const [page, count, handlers, currency, t, locale] = await Promise.all([
    listAlerts(permit, query, at),
    countAlerts(permit, at),
    listAlertHandlers(permit),
    getCurrency(permit),
    getTranslations("alert"),
    getLocale(),
  ]);
  const answer = boardAnswer(t, locale, count, at);
  return (
    <>
      <PageHeader
        title={t("board.title")}
        answer={answer}
        actions={
          issuePermit(actor, "alert-limit.set") && (
            <LinkButton href="/alerts/limits" size="sm">
              {t("limits.open")}
            </LinkButton>
          )
        }
      />
      <FollowBoard mark={mark} at={at} answer={answer} />
      <div className="flex flex-col gap-4">
        <NarrowedNote actor={actor} />
        <PageViews path="/alerts" query={address} />
        <AlertFilters actor={actor} query={query} handlers={handlers} />
        <div className="grid gap-x-10 gap-y-8 xl:grid-cols-[minmax(0,1fr)_30rem]">
          <Listing {...{ actor, query, page, handlers, currency, at, opened }} />
          <div className="flex min-w-0 flex-col gap-8 xl:sticky xl:top-16 xl:max-h-[calc(100dvh-5rem)] xl:self-start xl:overflow-y-auto xl:px-1 xl:pb-4">
            {opened && <OpenedAlertPanel permit={permit} alertId={opened} {...{ query, currency, at, handlers }} />}
            <Times permit={permit} at={at} />
          </div>
        </div>
      </div>
    </>
  );
}

type ListingProps = {
  readonly actor: Actor;
  readonly query: AlertListQuery;
  readonly page: AlertPage;
  readonly handlers: readonly AlertHandler[];
  readonly currency: string;
  readonly at: Date;
  readonly opened: string | null;
};

async function Listing({ actor, query, page, handlers, currency, at, opened }: ListingProps) {
  const t = await getTranslations("alert.board");
  const mayHandle = issuePermit(actor, "alert.handle") !== null;
  const isFiltered = Object.values({ ...query, sort: null }).some((value) => value !== null);
  if (page.rows.length === 0) {
    return <EmptyState title={t("empty")}>{t(isFiltered ? "emptyFiltered" : "emptyNext")}</EmptyState>;
  }
  return (
    <div className="min-w-0">
      <AlertBoard
        place={alertsHref(query)}
        ids={page.rows.map(({ id }) => id)}
        handlers={handlers}
        action={handleAlertsAction}
        mayHandle={mayHandle}
      >
        <AlertRows
          label={t("list")}
          rows={page.rows}
          hrefOf={(id) => alertsHref(query, id)}
          selectable={mayHandle}
          {...{ currency, at, opened }}
        />
      </AlertBoard>
      <Pager
        previousHref={query.after === null ? null : alertsHref({ ...query, after: null })}
        nextHref={page.after && alertsHref({ ...query, after: page.after })}
      />
    </div>
  );
}
