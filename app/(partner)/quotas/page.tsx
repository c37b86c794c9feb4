import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { NarrowedNote } from "@/components/access/narrowed-note";
import { QuotaPools } from "@/components/delegation/quota-pools";
import { ResellerQuotas } from "@/components/delegation/quota-table";
import { TakeTable } from "@/components/delegation/take-table";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { requirePermit } from "@/lib/auth/session";
import type { QuotaTable } from "@/lib/contracts/delegation-view";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { askedInstant, QuotaQuery } from "@/lib/contracts/quota-query";
import { getQuotaTable } from "@/lib/data/delegation/get-quota-table";
import { issuePermit } from "@/lib/domain/access/permit";
import { QUOTA_KINDS } from "@/lib/domain/delegation/authority";
import { momentOf } from "@/lib/domain/delegation/warning";
import { BILLING_ZONE, formatInstant } from "@/lib/format/date";
import { OwnDelegation } from "./own-delegation";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("delegation"))("title") };
}

export default async function QuotasPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const permit = await requirePermit("delegation.read");
  const query = QuotaQuery.parse(await queryRecord(searchParams));
  const now = new Date();
  const asked = askedInstant(query);
  const at = asked === null ? now : momentOf(asked, now);
  const table = await getQuotaTable(permit, { at, isPast: asked !== null, resellerId: query.reseller });
  const [t, locale] = [await getTranslations("delegation"), await getLocale()];
  const isReseller = permit.actor.company.kind === "reseller";
  const then =
    asked === null ? t("table.now") : t("table.then", { at: formatInstant(at, { zone: BILLING_ZONE, locale }) });
  const holding = table.resellers.filter(({ permissions }) => permissions.length > 0).length;
  return (
    <div className="flex flex-col gap-8">
      <div>
        <PageHeader
          actions={issuePermit(permit.actor, "request.create") && <AskLink />}
          title={t(isReseller ? "title" : "table.title")}
          answer={isReseller ? then : `${t("answer.table", { count: holding, over: overAllocated(table) })} ${then}`}
        />
        <div className="pb-4">
          <NarrowedNote actor={permit.actor} />
        </div>
        <Filters table={table} query={query} isReseller={isReseller} />
      </div>
      {isReseller ? (
        <OwnDelegation permit={permit} table={table} isPast={asked !== null} at={at} />
      ) : (
        <Resellers table={table} query={query} />
      )}
    </div>
  );
}

async function AskLink() {
  const t = await getTranslations("request.list");
  return (
    <LinkButton href="/requests/new?kind=permission" size="sm">
      {t("ask")}
    </LinkButton>
  );
}

function overAllocated({ resellers }: QuotaTable): number {
  return resellers.flatMap(({ pools }) => QUOTA_KINDS.filter((kind) => pools[kind].overAllocated > 0n)).length;
}

type FiltersProps = { readonly table: QuotaTable; readonly query: QuotaQuery; readonly isReseller: boolean };

async function Filters({ table, query, isReseller }: FiltersProps) {
  const t = await getTranslations("delegation.table");
  const whose = {
    name: "reseller",
    label: t("reseller"),
    value: query.reseller ?? "",
    options: [
      { value: "", label: t("nobody") },
      ...table.resellers.map(({ id, name }) => ({ value: id, label: name })),
    ],
  };
  return (
    <FilterBar
      action="/quotas"
      label={t("filter")}
      filters={[
        { kind: "datetime-local", name: "at", label: t("at"), value: query.at ?? "" },
        ...(isReseller ? [] : [whose]),
      ]}
      clearHref={query.at === null && query.reseller === null ? null : "/quotas"}
    />
  );
}

type ResellersProps = { readonly table: QuotaTable; readonly query: QuotaQuery };

async function Resellers({ table, query }: ResellersProps) {
  const t = await getTranslations("delegation");
  const chosen = table.resellers.find(({ id }) => id === query.reseller);
  if (table.resellers.length === 0) return <EmptyState title={t("table.empty")} />;
  return (
    <>
      <Section title={t("table.total")}>
        <QuotaPools pools={table.total} currency={table.currency} of="all" />
      </Section>
      <Section title={t("table.resellers")}>
        <ResellerQuotas table={table} />
      </Section>
      {chosen && table.customers && (
        <Section title={t("table.customers", { name: chosen.name })}>
          <TakeTable
            caption={t("table.customers", { name: chosen.name })}
            customers={table.customers}
            currency={table.currency}
            selectable={false}
          />
        </Section>
      )}
    </>
  );
}
