import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { AuthorityChip } from "@/components/access/authority-chip";
import { GrantActs } from "@/components/delegation/grant-acts";
import { QuotaPools } from "@/components/delegation/quota-pools";
import { RecallAll, RecallChosen } from "@/components/delegation/recall-acts";
import { RecalledTable } from "@/components/delegation/recalled-table";
import { RecordTable } from "@/components/delegation/record-table";
import { StopAct } from "@/components/delegation/stop-act";
import { TakeTable } from "@/components/delegation/take-table";
import { AsOfStamp } from "@/components/expenditure/as-of-stamp";
import { Section } from "@/components/ui/section";
import { SelectionProvider } from "@/components/ui/selection";
import type { DelegationView } from "@/lib/contracts/delegation-view";
import { getDelegation } from "@/lib/data/delegation/get-delegation";
import { getQuotaTable } from "@/lib/data/delegation/get-quota-table";
import { listDelegationRecords } from "@/lib/data/delegation/list-delegation-records";
import { previewRevocation } from "@/lib/data/delegation/preview-revocation";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import { PERMISSIONS } from "@/lib/domain/delegation/authority";
import type { Money } from "@/lib/domain/money/money";
import { BILLING_ZONE, formatInstant } from "@/lib/format/date";
import { loadReseller } from "../load-reseller";
import {
  grantDelegationAction,
  recallPermissionsAction,
  resumePurchasesAction,
  returnPermissionsAction,
  revokeDelegationAction,
  stopPurchasesAction,
} from "./actions";

type Props = { readonly params: Promise<{ readonly resellerId: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("delegation"))("title") };
}

export default async function ResellerDelegationPage({ params }: Props) {
  const { reseller, at, actor, zone } = await loadReseller((await params).resellerId);
  const reading = issuePermit(actor, "delegation.read") ?? notFound();
  const [found, preview, records, table, t] = await Promise.all([
    getDelegation(reading, reseller.id, at),
    previewRevocation(reading, reseller.id, at),
    listDelegationRecords(reading, reseller.id),
    getQuotaTable(reading, { at, isPast: false, resellerId: reseller.id }),
    getTranslations("delegation"),
  ]);
  const delegation = found ?? notFound();
  const stamp = <AsOfStamp asOf={at} provisionalDays={2} />;
  return (
    <div className="flex flex-col gap-10">
      <Section title={t("section.granted")}>
        <Granted delegation={delegation} />
        {issuePermit(actor, "delegation.grant") && (
          <GrantActs
            delegation={delegation}
            preview={preview}
            grant={grantDelegationAction}
            revoke={revokeDelegationAction}
          />
        )}
      </Section>
      <Section title={t("section.pools")} stamp={stamp}>
        <QuotaPools pools={delegation.pools} currency={delegation.currency} />
      </Section>
      <Section title={t("section.customers")} stamp={stamp}>
        <Customers actor={actor} delegation={delegation} customers={table.customers ?? []} />
      </Section>
      <Section title={t("section.recalled")}>
        <RecalledTable recalled={delegation.recalled} zone={zone} />
      </Section>
      <Section title={t("section.stop")}>
        <Purchases actor={actor} delegation={delegation} spent={reseller.figures.spent} />
      </Section>
      <Section title={t("section.history")}>
        <RecordTable records={records} currency={delegation.currency} zone={zone} />
      </Section>
    </div>
  );
}

async function Granted({ delegation: { reseller, grant } }: { readonly delegation: DelegationView }) {
  const [t, locale] = [await getTranslations("delegation"), await getLocale()];
  const { permissions, since, until } = grant;
  return (
    <>
      <p className="text-ink-2">
        {since === null
          ? t("answer.nothing", { reseller: reseller.name })
          : t("answer.granted", {
              reseller: reseller.name,
              since: formatInstant(since, { zone: BILLING_ZONE, locale }),
            })}
      </p>
      <div className="flex flex-wrap gap-2">
        {PERMISSIONS.map((permission) => {
          const isHeld = permissions.includes(permission);
          return (
            <AuthorityChip
              key={permission}
              permission={t(`permission.${permission}`)}
              holder={isHeld ? "reseller" : "distributor"}
              isYou={!isHeld}
              until={(isHeld && until) || undefined}
            />
          );
        })}
      </div>
    </>
  );
}

type CustomersProps = {
  readonly actor: Actor;
  readonly delegation: DelegationView;
  readonly customers: Parameters<typeof TakeTable>[0]["customers"];
};

async function Customers({ actor, delegation, customers }: CustomersProps) {
  const t = await getTranslations("delegation");
  const { reseller, grant, currency } = delegation;
  const mayRecall = issuePermit(actor, "delegation.recall") !== null && grant.permissions.length > 0;
  const table = (
    <TakeTable
      caption={t("table.customers", { name: reseller.name })}
      customers={customers}
      currency={currency}
      selectable={mayRecall}
    />
  );
  if (!mayRecall) return table;
  const act = { resellerId: reseller.id, permissions: grant.permissions, recall: recallPermissionsAction };
  return (
    <SelectionProvider>
      {customers.length > 0 && <RecallAll {...act} count={customers.length} />}
      {table}
      <RecallChosen
        {...act}
        customers={customers.map(({ id, recalled }) => ({ id, isRecalled: recalled.length > 0 }))}
        giveBack={returnPermissionsAction}
      />
    </SelectionProvider>
  );
}

type PurchasesProps = { readonly actor: Actor; readonly delegation: DelegationView; readonly spent: Money };

async function Purchases({ actor, delegation, spent }: PurchasesProps) {
  const [t, locale] = [await getTranslations("delegation.stop"), await getLocale()];
  const { stopped, reseller, customers, currency } = delegation;
  return (
    <>
      <p className="text-ink-2">
        {stopped === null
          ? t("running")
          : t("stopped", {
              since: formatInstant(stopped.since, { zone: BILLING_ZONE, locale }),
              reason: stopped.reason ?? "–",
            })}
      </p>
      {issuePermit(actor, "reseller.stop") && (
        <StopAct
          reseller={reseller}
          isStopped={stopped !== null}
          customers={customers}
          spent={spent}
          currency={currency}
          stop={stopPurchasesAction}
          resume={resumePurchasesAction}
        />
      )}
    </>
  );
}
