import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AsOfStamp } from "@/components/expenditure/as-of-stamp";
import { DetailsAnswer } from "@/components/expenditure/details-answer";
import { DetailsList } from "@/components/expenditure/details-list";
import { ExpenditureNote } from "@/components/expenditure/expenditure-note";
import { ExportButton } from "@/components/export/export-button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { requirePermit } from "@/lib/auth/session";
import { ExpenditureDetailsQuery } from "@/lib/contracts/expenditure-query";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { getCurrency } from "@/lib/data/customer/get-currency";
import { listChargeChoices } from "@/lib/data/expenditure/list-charge-choices";
import { listExpenditureDetails } from "@/lib/data/expenditure/list-details";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { requestExportAction } from "../../../export-action";
import { PageViews } from "../../../page-views";
import { ExpenditureTabs } from "../expenditure-tabs";
import { whoseChoicesOf } from "../whose-choices";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("expenditure.details"))("title") };
}

export default async function ExpenditureDetailsPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const permit = await requirePermit("expenditure.read");
  const address = await queryRecord(searchParams);
  const query = ExpenditureDetailsQuery.parse(address);
  const [details, currency, t] = await Promise.all([
    listExpenditureDetails(permit, query),
    getCurrency(permit),
    getTranslations("expenditure.details"),
  ]);
  const [whose, choices] = await Promise.all([
    whoseChoicesOf(permit.actor, query.customer, details.page.rows),
    listChargeChoices(permit, details.month),
  ]);
  return (
    <>
      <PageHeader
        title={t("title")}
        answer={<DetailsAnswer {...{ details, currency }} isRefunds={query.amount === "refunds"} />}
        stamp={<AsOfStamp {...details.freshness} />}
        actions={<ExportButton action={requestExportAction} kinds={["expenditure-details", "focus"]} query={query} />}
      />
      <div className="flex flex-col gap-6">
        <ExpenditureTabs current="details" />
        {query.month !== null && query.month !== details.month && <Notice kind="warn">{t("unknownMonth")}</Notice>}
        <ExpenditureNote />
        <PageViews path="/expenditure/details" query={address} />
        <DetailsList
          path="/expenditure/details"
          {...{ query, details, currency, whose, choices }}
          running={billingMonthOf(details.freshness.asOf)}
        />
      </div>
    </>
  );
}
