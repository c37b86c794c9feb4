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
import { getPortalPartner } from "@/lib/data/portal/get-portal-partner";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { requestExportAction } from "../../../../export-action";
import { PageViews } from "../../../../page-views";
import { OwnExpenditureTabs } from "../own-expenditure-tabs";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("expenditure.details"))("title") };
}

export default async function OwnDetailsPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const permit = await requirePermit("portal.read");
  const reading = await requirePermit("expenditure.read");
  const address = await queryRecord(searchParams);
  const asked = ExpenditureDetailsQuery.parse(address);
  // There is one customer, and its partners' work is not its to ask for.
  const query = { ...asked, q: null, customer: null, manager: null, type: null, reseller: null };
  const [details, currency, partner, t] = await Promise.all([
    listExpenditureDetails(reading, query),
    getCurrency(permit),
    getPortalPartner(permit),
    getTranslations("expenditure.details"),
  ]);
  const choices = await listChargeChoices(reading, details.month);
  return (
    <>
      <PageHeader
        title={t("title")}
        answer={<DetailsAnswer {...{ details, currency }} isRefunds={query.amount === "refunds"} />}
        stamp={<AsOfStamp {...details.freshness} />}
        actions={<ExportButton action={requestExportAction} kinds={["expenditure-details", "focus"]} query={query} />}
      />
      <div className="flex flex-col gap-6">
        <OwnExpenditureTabs current="details" />
        {query.month !== null && query.month !== details.month && <Notice kind="warn">{t("unknownMonth")}</Notice>}
        <ExpenditureNote isOwn partner={partner?.name} />
        <PageViews path="/portal/expenditure/details" query={address} />
        <DetailsList
          path="/portal/expenditure/details"
          {...{ query, details, currency, choices }}
          whose={null}
          running={billingMonthOf(details.freshness.asOf)}
        />
      </div>
    </>
  );
}
