import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AsOfStamp } from "@/components/expenditure/as-of-stamp";
import { ExpenditureNote } from "@/components/expenditure/expenditure-note";
import { MonthTable } from "@/components/expenditure/month-table";
import { ExportButton } from "@/components/export/export-button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requirePermit } from "@/lib/auth/session";
import { getCurrency } from "@/lib/data/customer/get-currency";
import { listMonthSummary } from "@/lib/data/expenditure/list-month-summary";
import { getPortalPartner } from "@/lib/data/portal/get-portal-partner";
import { sumOf } from "@/lib/domain/money/money";
import { formatMoney } from "@/lib/format/money";
import { requestExportAction } from "../../../../export-action";
import { OwnExpenditureTabs } from "../own-expenditure-tabs";

/** As far back as a summary reaches, up to the running month. */
const REACHED = { from: "2000-01" };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("expenditure.own"))("monthsTitle") };
}

export default async function OwnMonthsPage() {
  const permit = await requirePermit("portal.read");
  const reading = await requirePermit("expenditure.read");
  const [{ months, freshness }, currency, partner, t, locale] = await Promise.all([
    listMonthSummary(reading),
    getCurrency(permit),
    getPortalPartner(permit),
    getTranslations("expenditure.own"),
    getLocale(),
  ]);
  const spent = formatMoney(sumOf(months.map((month) => month.spent)), locale);
  return (
    <>
      <PageHeader
        title={t("monthsTitle")}
        answer={months.length > 0 && t("answer", { spent, currency, count: months.length })}
        stamp={<AsOfStamp {...freshness} />}
        actions={<ExportButton action={requestExportAction} kinds={["expenditure-summary", "focus"]} query={REACHED} />}
      />
      <div className="flex flex-col gap-6">
        <OwnExpenditureTabs current="months" />
        <ExpenditureNote isOwn partner={partner?.name} />
        {months.length === 0 ? (
          <EmptyState title={t("empty")}>{t("emptyNext")}</EmptyState>
        ) : (
          <MonthTable months={months} currency={currency} asOf={freshness.asOf} />
        )}
      </div>
    </>
  );
}
