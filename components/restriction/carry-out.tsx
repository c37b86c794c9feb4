import { useTranslations } from "next-intl";
import type { PlannedRow } from "@/lib/contracts/restriction-batch";
import { Button } from "../ui/button";
import { countsOf, resultsOf } from "./batch-results";
import type { BatchRun } from "./use-batch-run";

type CarryOutProps = {
  readonly run: BatchRun;
  readonly onCarryOut: (rows: readonly PlannedRow[]) => void;
};

/** The second click: there only after the consequence was shown in numbers, and again where a run was cut short. */
export function CarryOut({ run, onCarryOut }: CarryOutProps) {
  const t = useTranslations("restriction.batch");
  const { rows, mode, state } = run;
  if (state === "running" || state === "code-needed") return null;
  if (mode === "save") {
    return state === "finished" ? null : <Button onClick={() => onCarryOut(rows)}>{t("again")}</Button>;
  }
  const { done, ordered } = countsOf(resultsOf(run));
  const count = done + ordered;
  if (state !== "finished" || count === 0) return null;
  const acts = new Set(rows.flatMap(({ act }) => act ?? []));
  const [only, more] = acts;
  return (
    <Button variant="danger" onClick={() => onCarryOut(rows)}>
      {only && !more ? t(`submit.${only}`, { count }) : t("submit.several", { count })}
    </Button>
  );
}
