import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ActTable } from "@/components/restriction/act-table";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { requirePermit, requireVisitor } from "@/lib/auth/session";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { ACT_FILTERS, ActListQuery } from "@/lib/contracts/restriction-act";
import { listRestrictionActs } from "@/lib/data/restriction/list-restriction-acts";

type Props = { readonly searchParams: SearchParams };

const PATH = "/customers/acts";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("restriction.act.list"))("title") };
}

export default async function OrderedActsPage({ searchParams }: Props) {
  const permit = await requirePermit("restriction.read");
  const query = ActListQuery.parse(await queryRecord(searchParams));
  const at = new Date();
  const [{ user }, page, t, words] = await Promise.all([
    requireVisitor(),
    listRestrictionActs(permit, query, at),
    getTranslations("restriction.act.list"),
    getTranslations("customer"),
  ]);
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: words("title"), href: "/customers" }]}
        title={t("title")}
        answer={t("answer", { count: page.rows.length, more: page.after === null ? "no" : "yes" })}
      />
      <div className="flex flex-col gap-4">
        <FilterBar
          action={PATH}
          label={t("filter")}
          lead={t("lead")}
          filters={[
            {
              name: "state",
              label: t("stateFilter"),
              value: query.state,
              options: ACT_FILTERS.map((value) => ({ value, label: t(value) })),
            },
          ]}
          clearHref={query.state === "open" ? null : PATH}
        />
        {page.rows.length === 0 ? (
          <EmptyState title={t("empty")}>{t("emptyHint")}</EmptyState>
        ) : (
          <ActTable caption={t("caption")} acts={page.rows} now={at} zone={user.timeZone} />
        )}
        <Pager
          previousHref={query.after === null ? null : hrefOf(query, null)}
          nextHref={page.after && hrefOf(query, page.after)}
        />
      </div>
    </>
  );
}

function hrefOf({ state }: ActListQuery, after: string | null): string {
  return `${PATH}?${new URLSearchParams({ state, ...(after !== null && { after }) })}`;
}
