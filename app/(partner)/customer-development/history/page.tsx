import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AttemptTable } from "@/components/development/attempt-table";
import { DevelopmentTabs } from "@/components/development/development-tabs";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { requirePermit, requireVisitor } from "@/lib/auth/session";
import { ATTEMPT_FILTERS, AttemptQuery } from "@/lib/contracts/development-query";
import { placeHref } from "@/lib/contracts/page";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { listAttempts } from "@/lib/data/development/list-attempts";

const HERE = "/customer-development/history";

type Props = { readonly searchParams: SearchParams };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("development.tab"))("history") };
}

export default async function HistoryPage({ searchParams }: Props) {
  const permit = await requirePermit("development.read");
  const query = AttemptQuery.parse(await queryRecord(searchParams));
  const { q, outcome } = query;
  const [page, { user }, t] = await Promise.all([
    listAttempts(permit, query),
    requireVisitor(),
    getTranslations("development"),
  ]);
  const isFiltered = q !== null || outcome !== null;
  const words = isFiltered ? "list.noMatch" : "history.empty";
  return (
    <>
      <PageHeader title={t("title")} answer={t("history.answer", { zone: user.timeZone })} />
      <DevelopmentTabs />
      <div className="flex flex-col gap-4 pt-6">
        <FilterBar
          action={HERE}
          label={t("history.filter")}
          lead={t("history.lead")}
          search={{ name: "q", label: t("history.search"), value: q ?? "" }}
          filters={[
            {
              name: "outcome",
              label: t("history.outcomeFilter"),
              value: outcome ?? "",
              options: [
                { value: "", label: t("history.anyOutcome") },
                ...ATTEMPT_FILTERS.map((value) => ({ value, label: t(`history.${value}`) })),
              ],
            },
          ]}
          clearHref={isFiltered ? HERE : null}
        />
        {page.rows.length === 0 ? (
          <EmptyState title={t(words)}>{t(`${words}Next`)}</EmptyState>
        ) : (
          <AttemptTable lines={page.rows} zone={user.timeZone} />
        )}
        <Pager
          previousHref={page.before && placeHref(HERE, { q, outcome, before: page.before })}
          nextHref={page.after && placeHref(HERE, { q, outcome, after: page.after })}
        />
      </div>
    </>
  );
}
