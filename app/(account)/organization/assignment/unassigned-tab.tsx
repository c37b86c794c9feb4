import { getTranslations } from "next-intl/server";
import { AssignBatch } from "@/components/assignment/assign-batch";
import { UnassignedTable } from "@/components/assignment/unassigned-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Pager } from "@/components/ui/pager";
import { SelectionProvider } from "@/components/ui/selection";
import { SelectionBar } from "@/components/ui/selection-bar";
import { Tabs } from "@/components/ui/tabs";
import { type AssignmentQuery, assignmentHref } from "@/lib/contracts/assignment";
import type { AccountManager } from "@/lib/contracts/assignment-view";
import { listUnassigned, type UnassignedCounts } from "@/lib/data/assignment/list-unassigned";
import { issuePermit, type Permit } from "@/lib/domain/access/permit";
import { assignCustomersAction, assignResellersAction } from "./actions";

type UnassignedTabProps = {
  readonly permit: Permit<"assignment.read">;
  readonly query: AssignmentQuery;
  readonly managers: readonly AccountManager[];
  readonly unassigned: UnassignedCounts;
  readonly isDistributor: boolean;
};

/** What nobody looks after, to be assigned from here. */
export async function UnassignedTab({ permit, query, managers, unassigned, isDistributor }: UnassignedTabProps) {
  const t = await getTranslations("assignment.page");
  const kind = query.about === "resellers" && isDistributor ? "reseller" : "customer";
  const { rows, after } = await listUnassigned(permit, kind, query.after);
  const asks = kind === "customer" ? "customer.assign" : "reseller.assign";
  const mayAssign = issuePermit(permit.actor, asks) !== null;
  const action = kind === "customer" ? assignCustomersAction : assignResellersAction;
  const subjects = rows.map(({ id, name }) => ({ id, name, manager: null }));
  return (
    <div className="flex flex-col gap-4">
      {isDistributor && (
        <Tabs
          label={t("about.label")}
          items={(["customers", "resellers"] as const).map((about) => ({
            href: assignmentHref({ tab: "unassigned", about }),
            label: t(`about.${about}`),
            current: query.about === about,
            count: about === "customers" ? unassigned.customer : unassigned.reseller,
          }))}
        />
      )}
      {rows.length === 0 ? (
        <EmptyState title={t("noneWithout")}>{t("noneWithoutHint")}</EmptyState>
      ) : (
        <SelectionProvider key={`${kind} ${query.after}`}>
          <UnassignedTable kind={kind} rows={rows} selectable={mayAssign} />
          {mayAssign && (
            <SelectionBar>
              <AssignBatch kind={kind} subjects={subjects} managers={managers} action={action} />
            </SelectionBar>
          )}
        </SelectionProvider>
      )}
      <Pager previousHref={null} nextHref={after && assignmentHref(query, after)} />
    </div>
  );
}
