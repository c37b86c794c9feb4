"use client";

import { useTranslations } from "next-intl";
import type { BatchResult, BatchRow } from "@/lib/contracts/budget-batch";
import { budgetReasonWords } from "@/lib/format/budget-reason";
import { Notice } from "../ui/notice";
import { ResultList, type ResultRow } from "../ui/result-list";
import { useWording } from "../ui/use-wording";
import { useBudgetConsequence } from "./budget-consequences";

type BatchResultsProps = { readonly result: BatchResult; readonly currency: string };

/** What became of each row, or would: nothing of it only in passing. */
export function BatchResults({ result, currency }: BatchResultsProps) {
  const t = useTranslations("budget");
  const { rows, dryRun } = result;
  const rowOf = useResultRow(currency, dryRun);
  const done = rows.filter(({ answer }) => answer.status === "saved").length;
  const waiting = rows.filter(({ answer }) => answer.status === "confirm").length;
  const refused = rows.length - done - waiting;
  return (
    <div className="flex flex-col gap-3">
      <Notice kind={dryRun ? "info" : refused + waiting > 0 ? "warn" : "done"} live="status">
        {t(dryRun ? "batch.wouldSet" : "batch.wasSet", { done, waiting, refused })}
      </Notice>
      <ResultList label={t("batch.results")} rows={rows.map(rowOf)} />
    </div>
  );
}

function useResultRow(currency: string, dryRun: boolean): (row: BatchRow) => ResultRow {
  const t = useTranslations("budget");
  const say = useWording();
  const consequenceOf = useBudgetConsequence(currency);
  return ({ id, name, line, customerId, answer }) => {
    const base = {
      id,
      name: line === null ? name : t("batch.line", { line, name }),
      ...(customerId && { href: `/customers/${customerId}/budget` }),
    };
    switch (answer.status) {
      case "saved":
        return dryRun ? { ...base, outcome: "unchanged", detail: t("batch.would") } : { ...base, outcome: "done" };
      case "confirm":
        return {
          ...base,
          outcome: "unchanged",
          detail: [t("batch.needs"), ...answer.consequences.map((found) => consequenceOf(found).label)].join(" "),
        };
      case "refused":
        return {
          ...base,
          outcome: "refused",
          detail: answer.reasons.map((reason) => say(budgetReasonWords(reason))).join(" "),
        };
      case "invalid":
        return {
          ...base,
          outcome: "refused",
          detail: answer.problems.map((code) => t(`sheet.problem.${code}`)).join(" "),
        };
    }
  };
}
