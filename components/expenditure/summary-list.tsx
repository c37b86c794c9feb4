import { useLocale, useTranslations } from "next-intl";
import { type ExpenditureSummaryQuery, SUMMARY_TABS, summaryHref } from "@/lib/contracts/expenditure-query";
import type { ExpenditureSummary } from "@/lib/contracts/expenditure-view";
import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import { detailMonthsOf, summaryMonthsOf } from "@/lib/domain/expenditure/summary";
import type { Money } from "@/lib/domain/money/money";
import { formatMonth } from "@/lib/format/date";
import { EmptyState } from "../ui/empty-state";
import { FilterBar } from "../ui/filter-bar";
import { LinkButton } from "../ui/link-button";
import { MoneyText } from "../ui/money-text";
import { Pager } from "../ui/pager";
import { Stat, StatRow } from "../ui/stat";
import { Tabs } from "../ui/tabs";
import { SummaryTable } from "./summary-table";
import { useMonthsInWords } from "./use-months-in-words";
import { useWhoseFilters, type WhoseChoices } from "./whose-filters";

type SummaryListProps = {
  readonly query: ExpenditureSummaryQuery;
  readonly summary: ExpenditureSummary;
  readonly currency: string;
  readonly running: BillingMonth;
  readonly whose: WhoseChoices;
};

/** Totals and customers of the months asked for, with all that narrows them. */
export function SummaryList({ query, summary, currency, running, whose }: SummaryListProps) {
  const t = useTranslations("expenditure.summary");
  const { months, totals, page } = summary;
  const words = useMonthsInWords(months);
  // An amount leads to its charges where they are one month's.
  const one = detailMonthsOf(running).find((month) => month === months.first && month === months.last) ?? null;
  return (
    <div className="flex flex-col gap-5">
      <SummaryFilters {...{ query, months, running, whose }} />
      <Totals totals={totals} currency={currency} />
      <Tabs
        label={t("tabs.label")}
        items={SUMMARY_TABS.map((tab) => ({
          href: summaryHref(query, { tab, order: null }),
          label: t(`tabs.${tab}`),
          current: query.tab === tab,
          count: tab === "refunds" ? totals.withRefunds : totals.customers,
        }))}
      />
      {page.rows.length === 0 ? (
        <EmptyState
          title={t(`empty.${query.tab}`, { months: words })}
          actions={<LinkButton href="/expenditure">{t("toRunning")}</LinkButton>}
        >
          {t("emptyNext")}
        </EmptyState>
      ) : (
        <SummaryTable
          {...{ query, currency }}
          rows={page.rows}
          caption={t(`caption.${query.tab}`, { months: words })}
          month={one}
        />
      )}
      {one === null && page.rows.length > 0 && <p className="text-sm text-ink-2">{t("oneMonth")}</p>}
      <Pager
        previousHref={page.before && summaryHref(query, { before: page.before })}
        nextHref={page.after && summaryHref(query, { after: page.after })}
      />
    </div>
  );
}

type FiltersProps = Pick<SummaryListProps, "query" | "running" | "whose"> & Pick<ExpenditureSummary, "months">;

function SummaryFilters({ query, months, running, whose }: FiltersProps) {
  const t = useTranslations("expenditure.filter");
  const locale = useLocale();
  const options = summaryMonthsOf(running).map((value) => ({ value, label: formatMonth(value, locale) }));
  const whoseFilters = useWhoseFilters(query, whose);
  const isNarrowed = [query.q, query.customer, query.manager, query.type, query.reseller].some((wish) => wish !== null);
  const bare = { q: null, customer: null, manager: null, type: null, reseller: null };
  return (
    <FilterBar
      action="/expenditure"
      label={t("label")}
      lead={t("lead")}
      search={{ name: "q", label: t("search"), value: query.q ?? "" }}
      kept={keptOf(query)}
      clearHref={isNarrowed ? summaryHref(query, bare) : null}
      filters={[
        { name: "from", label: t("from"), value: months.first, options },
        { name: "to", label: t("to"), value: months.last, options },
        ...whoseFilters,
      ]}
    />
  );
}

function keptOf({ tab, sort, order }: ExpenditureSummaryQuery): Readonly<Record<string, string>> {
  return {
    ...(tab !== "expenditure" && { tab }),
    ...(sort !== "amount" && { sort }),
    ...(order !== null && { order }),
  };
}

type TotalsProps = Pick<ExpenditureSummary, "totals"> & Pick<SummaryListProps, "currency">;

function Totals({ totals, currency }: TotalsProps) {
  const t = useTranslations("expenditure.summary");
  const money = (value: Money | null) => (value === null ? t("unknown") : <MoneyText value={value} copyable />);
  const { expenditure, refunded, spent, coupons, paid } = totals;
  return (
    <StatRow>
      <Stat label={t("stat.expenditure")} value={money(expenditure)} unit={currency} note={t("stat.listNote")} />
      <Stat label={t("stat.refunded")} value={money(refunded)} unit={currency} />
      <Stat label={t("stat.spent")} value={money(spent)} unit={currency} />
      <Stat
        label={t("stat.coupons")}
        value={money(coupons)}
        unit={coupons === null ? undefined : currency}
        note={t(coupons === null ? "stat.noCoupons" : "stat.couponsNote")}
      />
      <Stat
        label={t("stat.paid")}
        value={money(paid)}
        unit={paid === null ? undefined : currency}
        note={t("stat.paidNote")}
      />
    </StatRow>
  );
}
