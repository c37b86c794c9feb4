import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { NarrowedNote } from "@/components/access/narrowed-note";
import { AsOfStamp } from "@/components/expenditure/as-of-stamp";
import { RangeLinks } from "@/components/statistics/range-links";
import { StatisticsFilters } from "@/components/statistics/statistics-filters";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { requirePermit } from "@/lib/auth/session";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { ComparisonQuery, periodsOf, statisticsFilterOf, statisticsHref } from "@/lib/contracts/statistics-query";
import { listCustomerResellers } from "@/lib/data/customer/list-customer-resellers";
import { getOverview } from "@/lib/data/statistics/get-overview";
import { getStatisticsChoices } from "@/lib/data/statistics/get-statistics-choices";
import { listComparedCustomers } from "@/lib/data/statistics/list-compared-customers";
import { billingDayOf } from "@/lib/domain/calendar/billing-month";
import { formatMoney } from "@/lib/format/money";
import { accountManagersOf } from "../../../account-managers";
import { PageViews } from "../../../page-views";
import { ExpenditureTabs } from "../expenditure-tabs";
import { periodWords } from "../period-words";
import { Compared } from "./compared";
import { Together } from "./together";

const PATH = "/expenditure/comparison";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("statistics.comparison"))("title") };
}

export default async function ComparisonPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const customerPermit = await requirePermit("customer.read");
  const permit = await requirePermit("expenditure.read");
  const address = await queryRecord(searchParams);
  const query = ComparisonQuery.parse(address);
  const periods = periodsOf(query, billingDayOf(new Date()));
  const { range, summed, former } = periods;
  const filter = statisticsFilterOf(query, summed);
  const { chosen, customer } = query;
  const [comparison, overview, choices, resellers, managers] = await Promise.all([
    listComparedCustomers(permit, filter, { former, place: query }),
    getOverview(permit, filter, former),
    getStatisticsChoices(permit, summed, customer === null ? chosen : [...chosen, customer]),
    listCustomerResellers(customerPermit),
    accountManagersOf(permit.actor),
  ]);
  const [t, locale, words] = [await getTranslations("statistics"), await getLocale(), await periodWords()];
  const { currency, freshness } = overview;
  const isDistributor = permit.actor.company.kind === "distributor";
  return (
    <>
      <PageHeader
        title={t("comparison.title")}
        answer={t("comparison.answer", {
          count: overview.customers,
          spent: formatMoney(overview.amounts.spent, locale),
          former: formatMoney(overview.former.spent, locale),
          currency,
          period: words.sentence(range),
        })}
        stamp={<AsOfStamp {...freshness} />}
      />
      <div className="flex flex-col gap-6">
        <ExpenditureTabs current="comparison" />
        <PageViews path="/expenditure/comparison" query={address} />
        <NarrowedNote actor={permit.actor} />
        <div className="flex flex-col gap-2">
          <RangeLinks
            current={query.from && query.to ? null : (query.range ?? "this-month")}
            hrefOf={(preset) => statisticsHref(PATH, query, { range: preset, from: null, to: null })}
          />
          <StatisticsFilters
            path={PATH}
            {...{ query, resellers, managers, isDistributor }}
            {...choices}
            customerName={customer === null ? null : (choices.customerNames.get(customer) ?? null)}
            own={[]}
            kept={keptOf(query)}
            clearHref={statisticsHref(PATH, query, { sort: null, order: null }) === PATH ? null : PATH}
          />
        </div>
        {chosen.length > 0 && (
          <Together {...{ permit, query, currency }} range={summed} names={choices.customerNames} />
        )}
        {comparison.count === 0 ? (
          <EmptyState title={t("empty")} actions={<LinkButton href={PATH}>{t("clear")}</LinkButton>}>
            {t("emptyHint")}
          </EmptyState>
        ) : (
          <Compared {...{ comparison, query, periods, currency }} withReseller={isDistributor} />
        )}
        <Notice>{t("note")}</Notice>
      </div>
    </>
  );
}

function keptOf({ range, sort, order, chosen }: ComparisonQuery): Readonly<Record<string, string>> {
  return {
    ...(range && { range }),
    ...(sort !== "spent" && { sort }),
    ...(order && { order }),
    ...(chosen.length > 0 && { chosen: chosen.join(",") }),
  };
}
