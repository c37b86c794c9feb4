import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AsOfStamp } from "@/components/expenditure/as-of-stamp";
import { ResellerTabs } from "@/components/reseller/reseller-tabs";
import { StateBadge } from "@/components/reseller/state-badge";
import { Badge } from "@/components/ui/badge";
import { CopyId } from "@/components/ui/copy-id";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { loadReseller } from "./load-reseller";

type Props = { readonly params: Promise<{ readonly resellerId: string }>; readonly children: ReactNode };

export default async function ResellerLayout({ params, children }: Props) {
  const { reseller, at } = await loadReseller((await params).resellerId);
  const t = await getTranslations("reseller");
  return (
    <>
      <PageHeader
        title={reseller.name}
        breadcrumbs={[{ label: t("title"), href: "/resellers" }]}
        signs={
          <>
            <StateBadge state={reseller.state} suspendedAt={reseller.suspendedAt} />
            {reseller.stoppedAt !== null && <Badge tone="warn">{t("stopped")}</Badge>}
            <CopyId value={reseller.id} label={t("id")} shortened />
          </>
        }
        stamp={<AsOfStamp asOf={at} provisionalDays={2} />}
        actions={<LinkButton href={`/customers?reseller=${reseller.id}`}>{t("openCustomers")}</LinkButton>}
      />
      <ResellerTabs resellerId={reseller.id} />
      <div className="pt-6">{children}</div>
    </>
  );
}
