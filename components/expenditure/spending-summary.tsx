import { useLocale, useTranslations } from "next-intl";
import type { Money } from "@/lib/domain/money/money";
import { formatDay } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { formatPercent } from "@/lib/format/percent";
import type { SpendingDay } from "./spending-points";

type SpendingSummaryProps = {
  readonly last: SpendingDay | null;
  readonly budget: Money | null;
  readonly expectedEnd: Money | undefined;
  readonly currency: string;
};

/** What the chart says, in words. */
export function SpendingSummary({ last, budget, expectedEnd, currency }: SpendingSummaryProps) {
  const t = useTranslations("sign.chart");
  const locale = useLocale();
  if (!last) return t("summaryEmpty");

  const spent = { used: formatMoney(last.cumulative, locale), day: formatDay(last.day, locale), currency };
  const sentence =
    budget === null
      ? t("summary", spent)
      : t("summaryBudget", {
          ...spent,
          budget: formatMoney(budget, locale),
          percent: formatPercent(last.cumulative, budget),
        });
  if (expectedEnd === undefined) return sentence;
  return `${sentence} ${t("summaryExpected", { expected: formatMoney(expectedEnd, locale), currency })}`;
}
