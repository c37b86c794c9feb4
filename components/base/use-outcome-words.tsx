"use client";

import { useTranslations } from "next-intl";
import type { BaseOutcome } from "@/lib/contracts/base";
import { baseReasonWords } from "@/lib/format/base-reason";
import type { ResultRow } from "../ui/result-list";
import { useWording } from "../ui/use-wording";

const OUTCOMES = { brought: "done", stands: "unchanged", refused: "refused" } as const;

/** What became of the rows in words: for the list on the screen, and for a CSV. */
export function useOutcomeWords(mode: "dry-run" | "save") {
  const t = useTranslations("base");
  const say = useWording();

  const problemOf = (record: BaseOutcome["record"], column: string): string => {
    const meaning = `column.${record ?? ""}.${column}`;
    if (t.has(meaning)) return t("unreadable", { column, meaning: t(meaning) });
    return record === null ? t("recordMissing") : t("foreign", { column });
  };

  const detailOf = ({ record, problems, answer }: BaseOutcome): string => {
    if (answer === null) return problems.map((column) => problemOf(record, column)).join(" ");
    if (answer.status === "refused") return answer.reasons.map((reason) => say(baseReasonWords(reason))).join(" ");
    if (answer.status === "brought") return t(mode === "save" ? "brought" : "would");
    return answer.differs.length === 0 ? t("stands") : t("differs", { columns: answer.differs.join(", ") });
  };

  const rowOf = (outcome: BaseOutcome): ResultRow => {
    const { sheet, line, record, name, answer } = outcome;
    const status = answer?.status ?? "refused";
    const kind = record === null ? t("record.unknown") : t(`record.${record}`);
    return {
      id: `${sheet ?? ""} ${line}`,
      name: t(sheet === null ? "line" : "sheetLine", { sheet: sheet ?? "", line, kind, name }),
      // A dry run did nothing yet.
      outcome: status === "brought" && mode === "dry-run" ? "unchanged" : OUTCOMES[status],
      detail: detailOf(outcome),
    };
  };

  const csvOf = (outcomes: readonly BaseOutcome[]) => [
    ["sheet", "line", "record", "name", "outcome", "detail"],
    ...outcomes.map((outcome) => {
      const { sheet, line, record, name, answer } = outcome;
      return [sheet ?? "", line, record ?? "", name, answer?.status ?? "refused", detailOf(outcome)];
    }),
  ];
  return { rowOf, csvOf };
}
