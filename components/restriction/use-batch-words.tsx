"use client";

import { useLocale, useTranslations } from "next-intl";
import { BILLING_ZONE, formatInstant } from "@/lib/format/date";
import { restrictionReasonWords } from "@/lib/format/restriction-reason";
import { AppLink, TEXT_LINK } from "../ui/app-link";
import type { ResultRow } from "../ui/result-list";
import { useWording } from "../ui/use-wording";
import { type BatchResult, isNotYours } from "./batch-results";
import type { BatchMode } from "./use-batch-run";

/** A batch's results in words: for the list on the screen, and for a CSV. */
export function useBatchWords(mode: BatchMode, mayRequest: boolean) {
  const t = useTranslations("restriction.batch");
  const sheet = useTranslations("restriction.sheet.problem");
  const locale = useLocale();
  const say = useWording();

  const orderedWords = (runsAt: Date | null): string => {
    if (mode === "dry-run") return t(runsAt === null ? "wouldAwait" : "wouldWait");
    return runsAt === null ? t("awaits") : t("waits", { at: formatInstant(runsAt, { zone: BILLING_ZONE, locale }) });
  };

  const detailOf = ({ planned, answer }: BatchResult): string => {
    if (answer === null) return planned.problems.map((problem) => sheet(problem)).join(" ");
    if (answer.status === "refused") {
      return answer.reasons.map((reason) => say(restrictionReasonWords(reason))).join(" ");
    }
    if (planned.act === null) return "";
    if (answer.status === "ordered") return orderedWords(answer.runsAt);
    if (answer.status === "already" && answer.ordered) return t("alreadyOrdered");
    if (answer.status === "already") return t(`already.${planned.act}`);
    return t(mode === "save" ? `done.${planned.act}` : `would.${planned.act}`);
  };

  const rowOf = (result: BatchResult): ResultRow => {
    const { planned, outcome } = result;
    const { id, line, name, customerId } = planned;
    const href = customerId === null ? undefined : `/customers/${customerId}/restriction`;
    const isDone = (outcome === "done" || outcome === "ordered") && mode === "save";
    return {
      id,
      name: line === null ? name : t("line", { line, name }),
      outcome: outcome === "refused" ? "refused" : isDone ? "done" : "unchanged",
      href,
      detail: (
        <>
          {detailOf(result)}{" "}
          {href && mayRequest && isNotYours(result) && (
            <AppLink href={href} className={TEXT_LINK}>
              {t("request")}
            </AppLink>
          )}
        </>
      ),
    };
  };

  const csvOf = (results: readonly BatchResult[]) => [
    ["line", "customer_id", "customer", "act", "outcome", "detail"],
    ...results.map((result) => {
      const { line, customerId, name, act } = result.planned;
      return [line ?? "", customerId ?? "", name, act ?? "", result.outcome, detailOf(result)];
    }),
  ];

  return { rowOf, csvOf };
}
