import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RenewalTable } from "@/components/term/renewal-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requirePermit } from "@/lib/auth/session";
import { getCurrency } from "@/lib/data/customer/get-currency";
import { listRenewalsAtRisk } from "@/lib/data/order/list-renewals-at-risk";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("term.risk"))("titlePartner") };
}

export default async function RenewalsPage() {
  const permit = await requirePermit("home.read");
  const [renewals, currency, t, words] = await Promise.all([
    listRenewalsAtRisk(permit),
    getCurrency(permit),
    getTranslations("term.risk"),
    getTranslations("customer"),
  ]);
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: words("title"), href: "/customers" }]}
        title={t("titlePartner")}
        answer={t("answer", { count: renewals.length })}
      />
      {renewals.length === 0 ? (
        <EmptyState title={t("empty")}>{t("emptyHint")}</EmptyState>
      ) : (
        <RenewalTable renewals={renewals} currency={currency} isPartner />
      )}
    </>
  );
}
