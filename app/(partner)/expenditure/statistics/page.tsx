import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { NarrowedNote } from "@/components/access/narrowed-note";
import { AsOfStamp } from "@/components/expenditure/as-of-stamp";
import { ExportButton } from "@/components/export/export-button";
import { RangeLinks } from "@/components/statistics/range-links";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { requirePermit } from "@/lib/auth/session";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { periodsOf, StatisticsQuery, statisticsFilterOf, statisticsHref } from "@/lib/contracts/statistics-query";
import { getOverview } from "@/lib/data/statistics/get-overview";
import { billingDayOf } from "@/lib/domain/calendar/billing-month";
import { formatChange } from "@/lib/format/change";
import { formatMoney } from "@/lib/format/money";
import { requestExportAction } from "../../../export-action";
import { PageViews } from "../../../page-views";
import { ExpenditureTabs } from "../expenditure-tabs";
import { periodWords } from "../period-words";
import { PATH } from "./asked";
import { CustomerSections } from "./customer-sections";
import { Filters } from "./filters";
import { GroupsSection } from "./groups-section";
import { MonthsSection } from "./months-section";
import { MoversSection } from "./movers-section";
import { OverviewSection } from "./overview-section";
import { TrendSection } from "./trend-section";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("statistics"))("title") };
}

export default async function StatisticsPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const customerPermit = await requirePermit("customer.read");
  const permit = await requirePermit("expenditure.read");
  const { actor } = permit;
  const address = await queryRecord(searchParams);
  const query = StatisticsQuery.parse(address);
  const periods = periodsOf(query, billingDayOf(new Date()));
  const filter = statisticsFilterOf(query, periods.summed);
  const [overview, t] = await Promise.all([getOverview(permit, filter, periods.former), getTranslations("statistics")]);
  const [locale, words] = [await getLocale(), await periodWords()];
  const { amounts, former, freshness, currency } = overview;
  const isEmpty = amounts.rows === 0 && former.rows === 0;
  const change = formatChange(amounts.spent, former.spent, locale);
  const facts = {
    spent: formatMoney(amounts.spent, locale),
    currency,
    period: words.sentence(periods.range),
    former: words.span(periods.former),
  };
  const asked = { permit, query, periods, filter, currency };
  return (
    <>
      <PageHeader
        title={t("title")}
        answer={
          amounts.rows === 0
            ? t("answerNone", facts)
            : change
              ? t("answerChange", { ...facts, change })
              : t("answer", facts)
        }
        stamp={<AsOfStamp {...freshness} />}
        actions={<ExportButton action={requestExportAction} kinds={["statistics"]} query={query} />}
      />
      <div className="flex flex-col gap-6">
        <ExpenditureTabs current="statistics" />
        <PageViews path="/expenditure/statistics" query={address} />
        <NarrowedNote actor={actor} />
        <div className="flex flex-col gap-2">
          <RangeLinks
            current={query.from && query.to ? null : (query.range ?? "this-month")}
            hrefOf={(preset) => statisticsHref(PATH, query, { range: preset, from: null, to: null })}
          />
          <Filters {...{ permit, customerPermit, query, periods }} />
        </div>
        {isEmpty ? (
          <EmptyState title={t("empty")} actions={<LinkButton href={PATH}>{t("clear")}</LinkButton>}>
            {t("emptyHint")}
          </EmptyState>
        ) : (
          <div className="flex flex-col gap-10">
            <OverviewSection overview={overview} former={periods.former} />
            <TrendSection {...asked} />
            {query.customer === null ? (
              <MoversSection {...asked} />
            ) : (
              <CustomerSections {...asked} id={query.customer} />
            )}
            <GroupsSection {...asked} />
            <MonthsSection {...asked} />
          </div>
        )}
        <Notice>{t("note")}</Notice>
      </div>
    </>
  );
}
