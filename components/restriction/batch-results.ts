import type { PlannedRow, RestrictionAnswer } from "@/lib/contracts/restriction-batch";
import type { BatchRun } from "./use-batch-run";

export type BatchResult = {
  readonly planned: PlannedRow;
  /** Null: no row could be read, see its problems. */
  readonly answer: RestrictionAnswer | null;
  readonly outcome: RestrictionAnswer["status"];
};

/** The rows that have an answer by now, unreadable ones included, in the order of the batch. */
export function resultsOf({ rows, answers }: Pick<BatchRun, "rows" | "answers">): readonly BatchResult[] {
  const left = [...answers];
  return rows.flatMap((planned): BatchResult[] => {
    if (planned.row === null) return [{ planned, answer: null, outcome: "refused" }];
    const answer = left.shift();
    return answer ? [{ planned, answer, outcome: answer.status }] : [];
  });
}

/** Whether a permission that the other company holds is missing. */
export function isNotYours({ answer }: BatchResult): boolean {
  return answer?.status === "refused" && answer.reasons.some(({ code }) => code === "restriction.not-holder");
}

export function countsOf(results: readonly BatchResult[]) {
  const refused = results.filter(({ outcome }) => outcome === "refused");
  const notYours = refused.filter(isNotYours).length;
  return {
    done: results.filter(({ outcome }) => outcome === "done").length,
    ordered: results.filter(({ outcome }) => outcome === "ordered").length,
    already: results.filter(({ outcome }) => outcome === "already").length,
    notYours,
    otherwise: refused.length - notYours,
  };
}
