import { getTranslations } from "next-intl/server";
import { AssignmentRecords } from "@/components/assignment/assignment-records";
import { Pager } from "@/components/ui/pager";
import { requireVisitor } from "@/lib/auth/session";
import { type AssignmentQuery, assignmentHref } from "@/lib/contracts/assignment";
import { listAssignmentRecords } from "@/lib/data/assignment/list-assignment-records";
import type { Permit } from "@/lib/domain/access/permit";

type HistoryTabProps = { readonly permit: Permit<"assignment.read">; readonly query: AssignmentQuery };

export async function HistoryTab({ permit, query }: HistoryTabProps) {
  const [{ rows, after }, { user }, t] = await Promise.all([
    listAssignmentRecords(permit, query.after),
    requireVisitor(),
    getTranslations("assignment.record"),
  ]);
  return (
    <div className="flex flex-col gap-4">
      <p className="text-sm text-ink-2">{t("attribution")}</p>
      <AssignmentRecords records={rows} withAbout zone={user.timeZone} />
      <Pager previousHref={null} nextHref={after && assignmentHref(query, after)} />
    </div>
  );
}
