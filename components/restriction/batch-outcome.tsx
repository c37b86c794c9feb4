"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { Progress } from "../ui/progress";
import { ResultList } from "../ui/result-list";
import { SaveCsv } from "../ui/save-csv";
import { Stat, StatRow } from "../ui/stat";
import { type BatchResult, countsOf, resultsOf } from "./batch-results";
import type { BatchRun } from "./use-batch-run";
import { useBatchWords } from "./use-batch-words";

type BatchOutcomeProps = {
  readonly run: BatchRun;
  /** Whether whoever lacks a permission may request the act of its holder. */
  readonly mayRequest: boolean;
  readonly onStop: () => void;
};

/** How far a batch is, its consequence in numbers, and what became of each row, or would. */
export function BatchOutcome({ run, mayRequest, onStop }: BatchOutcomeProps) {
  const t = useTranslations("restriction.batch");
  const results = resultsOf(run);
  const total = run.rows.filter(({ row }) => row !== null).length;
  const progress = { done: run.answers.length, total };
  return (
    <section aria-label={t("outcome")} aria-busy={run.state === "running"} className="flex flex-col gap-4">
      {run.state === "running" ? (
        <>
          <Progress
            label={t(run.mode === "save" ? "running" : "trying")}
            value={progress.done}
            max={total}
            text={t("progress", progress)}
          />
          <div className="flex flex-wrap items-center gap-3">
            <Button size="sm" onClick={onStop}>
              {t("stop")}
            </Button>
            <p className="text-sm text-ink-2">{t("repeatable")}</p>
          </div>
        </>
      ) : (
        <Notice kind={kindOf(run, results)} live="status" title={t(`state.${run.mode}.${run.state}`, progress)}>
          {run.state !== "finished" && run.mode === "save" && t("repeatable")}
        </Notice>
      )}
      <Figures run={run} results={results} />
      {run.state !== "running" && run.state !== "code-needed" && (
        <Rows run={run} results={results} mayRequest={mayRequest} />
      )}
    </section>
  );
}

function kindOf({ state, mode }: BatchRun, results: readonly BatchResult[]) {
  if (state === "cut") return "danger";
  if (mode === "dry-run") return "info";
  return state === "finished" && results.every(({ outcome }) => outcome !== "refused") ? "done" : "warn";
}

type Shown = { readonly run: BatchRun; readonly results: readonly BatchResult[] };

function Figures({ run, results }: Shown) {
  const t = useTranslations("restriction.batch.figure");
  const { done, ordered, already, notYours, otherwise } = countsOf(results);
  return (
    <StatRow>
      <Stat label={t(run.mode === "save" ? "done" : "would")} value={done} />
      {ordered > 0 && <Stat label={t(run.mode === "save" ? "ordered" : "wouldOrder")} value={ordered} />}
      <Stat label={t("already")} value={already} />
      <Stat label={t("notYours")} value={notYours} />
      <Stat label={t("refused")} value={otherwise} />
    </StatRow>
  );
}

function Rows({ run, results, mayRequest }: Shown & { readonly mayRequest: boolean }) {
  const t = useTranslations("restriction.batch");
  const words = useBatchWords(run.mode, mayRequest);
  const [onlyRefused, setOnlyRefused] = useState(false);
  const refused = results.filter(({ outcome }) => outcome === "refused");
  const shown = onlyRefused ? refused : results;
  const choice = (refusedOnly: boolean, label: ReactNode) => (
    <Button
      size="sm"
      variant={onlyRefused === refusedOnly ? "secondary" : "quiet"}
      aria-pressed={onlyRefused === refusedOnly}
      onClick={() => setOnlyRefused(refusedOnly)}
    >
      {label}
    </Button>
  );
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        {choice(false, t("showAll", { count: results.length }))}
        {choice(true, t("showRefused", { count: refused.length }))}
        <SaveCsv name="restrictions.csv" lines={words.csvOf(shown)}>
          {t("save")}
        </SaveCsv>
      </div>
      {shown.length === 0 ? (
        <p className="text-ink-2">{t("noneRefused")}</p>
      ) : (
        <ResultList label={t("results")} rows={shown.map(words.rowOf)} />
      )}
    </>
  );
}
