import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { requirePermit, requireVisitor } from "@/lib/auth/session";
import { placeHref } from "@/lib/contracts/page";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { DUE_WITHIN, DueListQuery } from "@/lib/contracts/resource";
import { getCurrency } from "@/lib/data/customer/get-currency";
import { listDueResources } from "@/lib/data/resource/list-due-resources";
import { listReleases } from "@/lib/data/restriction/list-restriction-acts";
import { issuePermit } from "@/lib/domain/access/permit";
import { DueSection } from "./due-section";
import { OrderedReleases } from "./ordered-releases";

const PATH = "/resources/due";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("resource.due"))("title") };
}

export default async function DueResourcesPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const permit = await requirePermit("restriction.read");
  const query = DueListQuery.parse(await queryRecord(searchParams));
  const [page, currency, { user }, t, words] = await Promise.all([
    listDueResources(permit, query),
    getCurrency(permit),
    requireVisitor(),
    getTranslations("resource.due"),
    getTranslations("resource"),
  ]);
  const releases = await listReleases(permit, page.at);
  const mayOrder = issuePermit(permit.actor, "resource.release") !== null;
  const due = page.groups.reduce((sum, { rows }) => sum + rows.filter(({ isDue }) => isDue).length, 0);
  const within = String(query.within);
  const at = (place: { readonly after?: string; readonly before?: string }) =>
    placeHref(PATH, { within, after: place.after ?? null, before: place.before ?? null });
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: words("title"), href: "/resources" }]}
        title={t("title")}
        answer={t("answer", { count: due })}
      />
      <div className="flex flex-col gap-8">
        <OrderedReleases releases={releases} now={page.at} zone={user.timeZone} />
        <FilterBar
          action={PATH}
          label={t("filter")}
          lead={t("lead")}
          clearHref={query.within === 0 ? null : PATH}
          filters={[
            {
              name: "within",
              label: t("within"),
              value: within,
              options: DUE_WITHIN.map((days) => ({
                value: String(days),
                label: days === 0 ? t("now") : t("days", { days }),
              })),
            },
          ]}
        />
        {page.groups.length === 0 && <EmptyState title={t("empty")}>{t("emptyHint")}</EmptyState>}
        {page.groups.map((group) => (
          <DueSection key={group.customer.id} group={group} currency={currency} mayOrder={mayOrder} />
        ))}
        <Pager
          previousHref={page.before && at({ before: page.before })}
          nextHref={page.after && at({ after: page.after })}
        />
      </div>
    </>
  );
}
