import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DevelopmentTabs } from "@/components/development/development-tabs";
import { LinkDialog } from "@/components/development/link-form";
import { LinkTable } from "@/components/development/link-table";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterBar } from "@/components/ui/filter-bar";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { requirePermit, requireVisitor } from "@/lib/auth/session";
import { LINK_FILTERS, LinkQuery } from "@/lib/contracts/development-query";
import { placeHref } from "@/lib/contracts/page";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { listLinks } from "@/lib/data/development/list-links";
import { issuePermit } from "@/lib/domain/access/permit";
import { linkDayChoices } from "@/lib/domain/development/link";
import { env } from "@/lib/env";
import { createLinkAction, withdrawLinkAction } from "../actions";

const HERE = "/customer-development/links";

type Props = { readonly searchParams: SearchParams };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("development.tab"))("links") };
}

export default async function LinksPage({ searchParams }: Props) {
  const permit = await requirePermit("development.read");
  const query = LinkQuery.parse(await queryRecord(searchParams));
  const { state } = query;
  const [page, { user }, t] = await Promise.all([
    listLinks(permit, query, new Date()),
    requireVisitor(),
    getTranslations("development"),
  ]);
  const mayManage = issuePermit(permit.actor, "development.manage") !== null;
  const days = linkDayChoices(env().INVITATION_LIFE_DAYS);
  return (
    <>
      <PageHeader
        title={t("title")}
        answer={t("link.answer")}
        actions={mayManage && <LinkDialog days={days} action={createLinkAction} />}
      />
      <DevelopmentTabs />
      <div className="flex flex-col gap-4 pt-6">
        <FilterBar
          action={HERE}
          label={t("link.filter")}
          lead={t("link.lead")}
          filters={[
            {
              name: "state",
              label: t("link.stateFilter"),
              value: state ?? "",
              options: [
                { value: "", label: t("link.anyState") },
                ...LINK_FILTERS.map((value) => ({ value, label: t(`link.${value}`) })),
              ],
            },
          ]}
          clearHref={state === null ? null : HERE}
        />
        {page.rows.length === 0 ? (
          <EmptyState title={t("link.empty")}>{t("link.emptyNext")}</EmptyState>
        ) : (
          <LinkTable lines={page.rows} zone={user.timeZone} withdraw={mayManage ? withdrawLinkAction : null} />
        )}
        <Pager
          previousHref={page.before && placeHref(HERE, { state, before: page.before })}
          nextHref={page.after && placeHref(HERE, { state, after: page.after })}
        />
      </div>
    </>
  );
}
