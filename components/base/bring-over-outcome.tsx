"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { BaseAnswer, BaseOutcome } from "@/lib/contracts/base";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { Progress } from "../ui/progress";
import { ResultList } from "../ui/result-list";
import { SaveCsv } from "../ui/save-csv";
import { Stat, StatRow } from "../ui/stat";
import type { BringOverRun } from "./use-bring-over";
import { useOutcomeWords } from "./use-outcome-words";

type BringOverOutcomeProps = { readonly run: BringOverRun; readonly onStop: () => void };

const statusOf = ({ answer }: BaseOutcome): BaseAnswer["status"] => answer?.status ?? "refused";
const countOf = (rows: readonly BaseOutcome[], status: BaseAnswer["status"]) =>
  rows.filter((row) => statusOf(row) === status).length;

/** How far it is, its consequence in numbers, and what became of each row, or would. */
export function BringOverOutcome({ run, onStop }: BringOverOutcomeProps) {
  const t = useTranslations("base");
  const { mode, state, rows, total } = run;
  const progress = { done: rows.filter(({ answer }) => answer !== null).length, total };
  return (
    <section aria-label={t("outcome")} aria-busy={state === "running"} className="flex flex-col gap-4">
      {state === "running" ? (
        <>
          <Progress label={t("running")} value={progress.done} max={total} text={t("progress", progress)} />
          <div className="flex flex-wrap items-center gap-3">
            <Button size="sm" onClick={onStop}>
              {t("stop")}
            </Button>
            <p className="text-sm text-ink-2">{t("repeatable")}</p>
          </div>
        </>
      ) : (
        <Notice kind={kindOf(run)} live="status" title={t(`state.${mode}.${state}`, progress)}>
          {mode === "save" && state !== "finished" && t("repeatable")}
        </Notice>
      )}
      <StatRow>
        <Stat label={t(mode === "save" ? "figure.brought" : "figure.would")} value={countOf(rows, "brought")} />
        <Stat label={t("figure.stands")} value={countOf(rows, "stands")} />
        <Stat label={t("figure.refused")} value={countOf(rows, "refused")} />
      </StatRow>
      {state !== "running" && state !== "code-needed" && <Rows run={run} />}
    </section>
  );
}

function kindOf({ mode, state, rows }: BringOverRun) {
  if (state === "cut") return "danger";
  if (countOf(rows, "refused") > 0) return "warn";
  return mode === "save" && state === "finished" ? "done" : "info";
}

// Refused rows come first; a browser draws no more at once without a pause.
const SHOWN_MAX = 200;

function Rows({ run }: { readonly run: BringOverRun }) {
  const t = useTranslations("base");
  const { rowOf, csvOf } = useOutcomeWords(run.mode);
  const [only, setOnly] = useState<"all" | "refused" | "differs">("all");
  const chosen = { all: run.rows, refused: run.rows.filter(isRefused), differs: run.rows.filter(isDifferent) };
  const shown = chosen[only].toSorted((left, right) => Number(isRefused(right)) - Number(isRefused(left)));
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        {(["all", "refused", "differs"] as const).map((choice) => (
          <Button
            key={choice}
            size="sm"
            variant={only === choice ? "secondary" : "quiet"}
            aria-pressed={only === choice}
            onClick={() => setOnly(choice)}
          >
            {t(`show.${choice}`, { count: chosen[choice].length })}
          </Button>
        ))}
        <SaveCsv name="bring-over.csv" lines={csvOf(shown)}>
          {t("save")}
        </SaveCsv>
      </div>
      {shown.length === 0 ? (
        <p className="text-ink-2">{t("none")}</p>
      ) : (
        <ResultList label={t("results")} rows={shown.slice(0, SHOWN_MAX).map(rowOf)} />
      )}
      {shown.length > SHOWN_MAX && (
        <p className="text-sm text-ink-2">{t("more", { shown: SHOWN_MAX, count: shown.length })}</p>
      )}
    </>
  );
}

const isRefused = (row: BaseOutcome) => statusOf(row) === "refused";
const isDifferent = ({ answer }: BaseOutcome) => answer?.status === "stands" && answer.differs.length > 0;
