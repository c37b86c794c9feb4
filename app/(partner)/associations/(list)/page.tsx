import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AssociationTable } from "@/components/association/association-table";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { requirePermit } from "@/lib/auth/session";
import { ASSOCIATION_FILTERS, AssociationListQuery } from "@/lib/contracts/association";
import { placeHref } from "@/lib/contracts/page";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { countWaitingEnds, listAssociations } from "@/lib/data/association/list-associations";
import { listCustomerResellers } from "@/lib/data/customer/list-customer-resellers";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";

type Props = { readonly searchParams: SearchParams };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("association"))("title") };
}

export default async function AssociationsPage({ searchParams }: Props) {
  const permit = await requirePermit("association.read");
  const query = AssociationListQuery.parse(await queryRecord(searchParams));
  const [{ rows, after }, waiting, t] = await Promise.all([
    listAssociations(permit, query),
    countWaitingEnds(permit),
    getTranslations("association"),
  ]);
  return (
    <>
      <PageHeader title={t("title")} answer={t("answer", { waiting })} />
      <div className="flex flex-col gap-4">
        <Filters actor={permit.actor} query={query} />
        {rows.length === 0 ? (
          <EmptyState title={t("list.empty")}>{t("list.emptyText")}</EmptyState>
        ) : (
          <AssociationTable rows={rows} at={new Date()} withPartner={permit.actor.company.kind === "distributor"} />
        )}
        <Pager
          previousHref={query.after === null ? null : placeHref("/associations", { ...query, after: null })}
          nextHref={after && placeHref("/associations", { ...query, after })}
        />
      </div>
    </>
  );
}

type FiltersProps = { readonly actor: Actor; readonly query: AssociationListQuery };

async function Filters({ actor, query }: FiltersProps) {
  const reading = actor.company.kind === "distributor" ? issuePermit(actor, "customer.read") : null;
  const [t, resellers] = [
    await getTranslations("association.list"),
    reading ? await listCustomerResellers(reading) : [],
  ];
  const partners = reading && {
    name: "reseller",
    label: t("resellerFilter"),
    value: query.reseller ?? "",
    options: [
      { value: "", label: t("anyReseller") },
      { value: "own", label: t("own") },
      ...resellers.map(({ id, name }) => ({ value: id, label: name })),
    ],
  };
  return (
    <FilterBar
      action="/associations"
      label={t("filter")}
      lead={t("lead")}
      search={{ name: "text", label: t("search"), value: query.text ?? "" }}
      filters={[
        {
          name: "state",
          label: t("stateFilter"),
          value: query.state ?? "",
          options: [
            { value: "", label: t("any") },
            ...ASSOCIATION_FILTERS.map((value) => ({ value, label: t(value) })),
          ],
        },
        ...(partners ? [partners] : []),
      ]}
      clearHref={Object.values(query).some((value) => value !== null) ? "/associations" : null}
    />
  );
}
