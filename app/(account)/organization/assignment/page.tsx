import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NarrowedNote } from "@/components/access/narrowed-note";
import { ManagerTable } from "@/components/assignment/manager-table";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { requirePermit } from "@/lib/auth/session";
import { ASSIGNMENT_TABS, AssignmentQuery, assignmentHref } from "@/lib/contracts/assignment";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { listAccountManagers } from "@/lib/data/assignment/list-account-managers";
import { countUnassigned } from "@/lib/data/assignment/list-unassigned";
import { narrowedTo } from "@/lib/domain/assignment/narrowing";
import { HistoryTab } from "./history-tab";
import { UnassignedTab } from "./unassigned-tab";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("assignment"))("page.title") };
}

export default async function AssignmentPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const permit = await requirePermit("assignment.read");
  const query = AssignmentQuery.parse(await queryRecord(searchParams));
  const [managers, unassigned, t] = await Promise.all([
    listAccountManagers(permit),
    countUnassigned(permit),
    getTranslations("assignment.page"),
  ]);
  const { actor } = permit;
  const isNarrowed = narrowedTo(actor) !== null;
  const isDistributor = actor.company.kind === "distributor";
  const counts = { unassigned: unassigned.customer + unassigned.reseller, managers: managers.length };
  const told = { managers: managers.length, customers: unassigned.customer, resellers: unassigned.reseller };
  return (
    <>
      <PageHeader
        title={t("title")}
        answer={isNarrowed ? t("answer.own") : t(isDistributor ? "answer.distributor" : "answer.reseller", told)}
      />
      <div className="flex flex-col gap-5">
        <NarrowedNote actor={actor} />
        <Tabs
          label={t("title")}
          items={ASSIGNMENT_TABS.map((tab) => ({
            href: assignmentHref({ tab, about: "customers" }),
            label: t(`tab.${tab}`),
            current: query.tab === tab,
            count: tab === "history" ? undefined : counts[tab],
          }))}
        />
        {query.tab === "unassigned" && <UnassignedTab {...{ permit, query, managers, unassigned, isDistributor }} />}
        {query.tab === "managers" && <ManagerTable managers={managers} withResellers={isDistributor} />}
        {query.tab === "history" && <HistoryTab permit={permit} query={query} />}
      </div>
    </>
  );
}
