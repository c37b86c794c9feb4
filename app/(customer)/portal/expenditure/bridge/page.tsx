import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { BridgePage } from "@/components/expenditure/bridge-page";
import { ExpenditureNote } from "@/components/expenditure/expenditure-note";
import { PageHeader } from "@/components/ui/page-header";
import { requirePermit } from "@/lib/auth/session";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { getCurrency } from "@/lib/data/customer/get-currency";
import { getBridge } from "@/lib/data/expenditure/get-bridge";
import { getPortalPartner } from "@/lib/data/portal/get-portal-partner";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { summaryMonthsOf } from "@/lib/domain/expenditure/summary";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("closing.bridge"))("name") };
}

export default async function PortalBridgePage({ searchParams }: { readonly searchParams: SearchParams }) {
  const permit = await requirePermit("portal.read");
  const reading = await requirePermit("expenditure.read");
  const months = summaryMonthsOf(billingMonthOf(new Date()));
  const asked = (await queryRecord(searchParams))["month"];
  const month = months.find((one) => one === asked) ?? months[0] ?? notFound();
  const [view, currency, partner, t, words] = await Promise.all([
    getBridge(reading, permit.actor.company.id, month),
    getCurrency(permit),
    getPortalPartner(permit),
    getTranslations("closing.bridge"),
    getTranslations("portal"),
  ]);
  if (view === null) notFound();
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: words("expenditure.title"), href: "/portal/expenditure" }]}
        title={t("name")}
        answer={t("what")}
      />
      <BridgePage
        view={view}
        currency={currency}
        path="/portal/expenditure/bridge"
        months={months}
        note={<ExpenditureNote isOwn partner={partner?.name} />}
      />
    </>
  );
}
