import { useTranslations } from "next-intl";
import type { AssignmentOutcome } from "@/lib/contracts/assignment-view";
import { assignmentReasonWords } from "@/lib/format/assignment-reason";
import { Notice } from "../ui/notice";
import { ResultList } from "../ui/result-list";
import { useWording } from "../ui/use-wording";

type AssignmentResultsProps = {
  readonly kind: "customer" | "reseller";
  readonly outcomes: readonly AssignmentOutcome[];
};

export function AssignmentResults({ kind, outcomes }: AssignmentResultsProps) {
  const t = useTranslations("assignment.result");
  const say = useWording();
  const refused = outcomes.filter(({ reasons }) => reasons.length > 0).length;
  return (
    <div className="flex flex-col gap-3">
      <Notice kind={refused > 0 ? "warn" : "done"} live="status">
        {t("said", { done: outcomes.length - refused, refused })}
      </Notice>
      <ResultList
        label={t("rows")}
        rows={outcomes.map(({ id, name, reasons }) => ({
          id,
          name,
          href: kind === "customer" ? `/customers/${id}` : `/resellers/${id}`,
          outcome: reasons.length > 0 ? "refused" : "done",
          detail: reasons.map((reason) => say(assignmentReasonWords(reason))).join(" "),
        }))}
      />
    </div>
  );
}
