import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AccountManagerLine } from "@/components/assignment/account-manager-line";
import { AsOfStamp } from "@/components/expenditure/as-of-stamp";
import { ResellerTabs } from "@/components/reseller/reseller-tabs";
import { StateBadge } from "@/components/reseller/state-badge";
import { Badge } from "@/components/ui/badge";
import { CopyId } from "@/components/ui/copy-id";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { listAccountManagers } from "@/lib/data/assignment/list-account-managers";
import type { ResellerDetails } from "@/lib/data/company/get-reseller";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import { assignResellersAction } from "../../../(account)/organization/assignment/actions";
import { loadReseller } from "./load-reseller";

type Props = { readonly params: Promise<{ readonly resellerId: string }>; readonly children: ReactNode };

export default async function ResellerLayout({ params, children }: Props) {
  const { reseller, at, actor } = await loadReseller((await params).resellerId);
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
            <Manager actor={actor} reseller={reseller} />
          </>
        }
        answer={t("verdict", { customers: reseller.figures.customers, frozen: reseller.figures.frozenCustomers })}
        stamp={<AsOfStamp asOf={at} provisionalDays={2} />}
        actions={<LinkButton href={`/customers?reseller=${reseller.id}`}>{t("openCustomers")}</LinkButton>}
      />
      <ResellerTabs resellerId={reseller.id} />
      <div className="pt-6">{children}</div>
    </>
  );
}

type ManagerProps = { readonly actor: Actor; readonly reseller: ResellerDetails };

/** Which of the distributor's members looks after it, and the act to change that. */
async function Manager({ actor, reseller: { id, name, manager } }: ManagerProps) {
  const reading = issuePermit(actor, "assignment.read");
  const assigns = reading !== null && issuePermit(actor, "reseller.assign") !== null;
  return (
    <AccountManagerLine
      kind="reseller"
      subject={{ id, name }}
      manager={manager?.name ?? null}
      note={null}
      assign={assigns ? { managers: await listAccountManagers(reading), action: assignResellersAction } : null}
    />
  );
}
