import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AsOfStamp } from "@/components/expenditure/as-of-stamp";
import { ExpenditureNote } from "@/components/expenditure/expenditure-note";
import { SummaryList } from "@/components/expenditure/summary-list";
import { ExportButton } from "@/components/export/export-button";
import { PageHeader } from "@/components/ui/page-header";
import { requirePermit } from "@/lib/auth/session";
import { ExpenditureSummaryQuery } from "@/lib/contracts/expenditure-query";
import type { ExpenditureSummary } from "@/lib/contracts/expenditure-view";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { getCurrency } from "@/lib/data/customer/get-currency";
import { listExpenditureSummary } from "@/lib/data/expenditure/list-summary";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { formatMonth } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { requestExportAction } from "../../../export-action";
import { PageViews } from "../../../page-views";
import { ExpenditureTabs } from "../expenditure-tabs";
import { whoseChoicesOf } from "../whose-choices";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("expenditure.summary"))("title") };
}

export default async function ExpenditurePage({ searchParams }: { readonly searchParams: SearchParams }) {
  const permit = await requirePermit("expenditure.read");
  const address = await queryRecord(searchParams);
  const query = ExpenditureSummaryQuery.parse(address);
  const [summary, currency, t] = await Promise.all([
    listExpenditureSummary(permit, query),
    getCurrency(permit),
    getTranslations("expenditure.summary"),
  ]);
  const whose = await whoseChoicesOf(permit.actor, query.customer, summary.page.rows);
  return (
    <>
      <PageHeader
        title={t("title")}
        answer={await answerOf(summary, currency)}
        stamp={<AsOfStamp {...summary.freshness} />}
        actions={<ExportButton action={requestExportAction} kinds={["expenditure-summary", "focus"]} query={query} />}
      />
      <div className="flex flex-col gap-6">
        <ExpenditureTabs current="summary" />
        <ExpenditureNote />
        <PageViews path="/expenditure" query={address} />
        <SummaryList {...{ query, summary, currency, whose }} running={billingMonthOf(summary.freshness.asOf)} />
      </div>
    </>
  );
}

async function answerOf({ months: { first, last }, totals }: ExpenditureSummary, currency: string) {
  const [t, words, locale] = [
    await getTranslations("expenditure.summary"),
    await getTranslations("expenditure"),
    await getLocale(),
  ];
  const [from, to] = [formatMonth(first, locale), formatMonth(last, locale)];
  const months = first === last ? from : words("months", { first: from, last: to });
  if (totals.customers === 0) return t("answerNone", { months });
  const { spent, refunded, customers: count } = totals;
  return t(refunded === 0n ? "answer" : "answerRefunds", {
    months,
    currency,
    count,
    spent: formatMoney(spent, locale),
    refunded: formatMoney(refunded, locale),
  });
}
