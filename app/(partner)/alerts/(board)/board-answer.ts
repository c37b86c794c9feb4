import type { getTranslations } from "next-intl/server";
import type { AlertCount } from "@/lib/contracts/alert-view";
import { SEVERITIES } from "@/lib/domain/alert/alert";
import { formatCountdown } from "@/lib/format/date";

type Words = Awaited<ReturnType<typeof getTranslations<"alert">>>;

/** "3 critical, 5 warnings; the oldest of the gravest has stood for 2 h 5 min." */
export function boardAnswer(t: Words, locale: string, count: AlertCount, at: Date): string {
  const { total, isCapped, bySeverity, gravest } = count;
  if (gravest === null) return t("board.none");
  const parts = SEVERITIES.filter((severity) => bySeverity[severity] > 0).map((severity) =>
    t(`board.${severity}`, { count: bySeverity[severity] }),
  );
  const list = new Intl.ListFormat(locale, { type: "unit", style: "short" }).format(parts);
  const age = formatCountdown(at, gravest.oldestAt, locale);
  return isCapped ? t("board.atLeast", { count: total, list, age }) : t("board.answer", { list, age });
}
