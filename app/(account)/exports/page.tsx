import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExportTable } from "@/components/export/export-table";
import { FollowExports } from "@/components/export/follow-exports";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { requirePermit, requireVisitor } from "@/lib/auth/session";
import { placeHref, RowPlace } from "@/lib/contracts/page";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { listExports, progressOf } from "@/lib/data/export/list-exports";
import { requestExportAction } from "../../export-action";

const PATH = "/exports";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("export"))("title") };
}

export default async function ExportsPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const permit = await requirePermit("export.create");
  const { after } = RowPlace.parse({ after: null, before: null, ...(await queryRecord(searchParams)) });
  const [{ user }, page, t, schedules] = await Promise.all([
    requireVisitor(),
    listExports(permit, after),
    getTranslations("export"),
    getTranslations("schedule"),
  ]);
  const isUnderWay = page.rows.some(({ state }) => state === "queued" || state === "running");
  const { via } = permit.actor;
  const ofCompany = via.kind !== "person" || via.roles.includes("administrator");
  return (
    <>
      <PageHeader
        title={t("title")}
        answer={t(ofCompany ? "answer" : "ownAnswer", { count: page.kept })}
        actions={
          <LinkButton href="/exports/schedules" size="sm">
            {schedules("open")}
          </LinkButton>
        }
      />
      {page.rows.length === 0 ? (
        <EmptyState title={t("empty")}>{t("emptyHint")}</EmptyState>
      ) : (
        <ExportTable exports={page.rows} names={page.names} zone={user.timeZone} action={requestExportAction} />
      )}
      {isUnderWay && after === null && <FollowExports first={progressOf(page.rows)} />}
      <Pager
        previousHref={after === null ? null : PATH}
        nextHref={page.next && placeHref(PATH, { after: page.next })}
      />
      <p className="mt-6 max-w-[80ch] text-sm text-ink-2">{t("anonymised")}</p>
    </>
  );
}
