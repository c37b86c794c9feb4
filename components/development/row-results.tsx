"use client";

import { useTranslations } from "next-intl";
import type { RowOutcome } from "@/lib/contracts/development";
import { developmentReasonWords } from "@/lib/format/development-reason";
import { ResultList } from "../ui/result-list";
import { useWording } from "../ui/use-wording";

type RowResultsProps = { readonly label: string; readonly rows: readonly RowOutcome[] };

export const isRefused = ({ problems, reasons }: RowOutcome) => problems.length + reasons.length > 0;

/** What became of each customer of a list or of a selection. */
export function RowResults({ label, rows }: RowResultsProps) {
  const t = useTranslations("development");
  const say = useWording();
  const known = (problem: string) => (t.has(`invalid.${problem}`) ? t(`invalid.${problem}`) : t("invalid.form"));
  return (
    <ResultList
      label={label}
      rows={rows.map((row) => ({
        id: row.id,
        name: [row.line !== null && t("sheet.line", { line: row.line }), row.name ?? t("invite.unknown")]
          .filter(Boolean)
          .join(" · "),
        outcome: isRefused(row) ? "refused" : "done",
        detail: [...row.problems.map(known), ...row.reasons.map((reason) => say(developmentReasonWords(reason)))].join(
          " ",
        ),
      }))}
    />
  );
}
