import { getLocale, getTranslations } from "next-intl/server";
import { Section } from "@/components/ui/section";
import { statisticsHref } from "@/lib/contracts/statistics-query";
import type { Trend } from "@/lib/contracts/statistics-view";
import { getTrend } from "@/lib/data/statistics/get-trend";
import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import { wholeMonth } from "@/lib/domain/expenditure/period";
import { sumOf } from "@/lib/domain/money/money";
import { formatMoney } from "@/lib/format/money";
import { formatPercent } from "@/lib/format/percent";
import { groupWords, periodWords } from "../period-words";
import { TrendChart } from "../trend-chart";
import { type AskedStatistics, PATH } from "./asked";

/** Spending over the period; a month of it is one click closer. */
export async function TrendSection({ permit, query, periods, filter, currency }: AskedStatistics) {
  const group = query.group ?? "product";
  const { unit, range, summed } = periods;
  const trend = await getTrend(permit, { ...filter, range: unit === "day" ? range : summed }, { group, unit });
  const [t, words, named] = [await getTranslations("statistics"), await periodWords(), await groupWords()];
  const names = trend.series.map((one) => (one.kind === "other" ? t("trend.other") : named(group, one.group)));
  return (
    <Section title={t("trend.title")}>
      <TrendChart
        {...{ trend, names, unit, currency }}
        caption={t(unit === "day" ? "trend.captionDay" : "trend.captionMonth", { group: t(`groupWord.${group}`) })}
        summary={await trendSummary(trend, { names, unit, currency })}
        fileName={`trend-${range.from}-${range.to}`}
        labelOf={words.step}
        hrefOf={(key) =>
          unit === "day"
            ? null
            : statisticsHref(PATH, query, { range: null, unit: null, ...wholeMonth(key as BillingMonth) })
        }
      />
    </Section>
  );
}

type Said = { readonly names: readonly string[]; readonly unit: "day" | "month"; readonly currency: string };

/** What a trend says, in words. */
export async function trendSummary({ steps, series }: Trend, { names, unit, currency }: Said): Promise<string | null> {
  const [t, locale, words] = [await getTranslations("statistics.trend"), await getLocale(), await periodWords()];
  const [first] = steps;
  if (!first) return null;
  const top = steps.reduce((most, one) => (one.total > most.total ? one : most), first);
  const total = sumOf(steps.map((one) => one.total));
  const facts = { top: formatMoney(top.total, locale), currency, at: words.step(top.key) };
  const [greatest] = series;
  const highest =
    greatest && series.length > 1
      ? t("summary", {
          ...facts,
          greatest: names[0] ?? "",
          share: formatPercent(sumOf(greatest.amounts), total),
        })
      : t("summaryOne", facts);
  const budgets = steps.flatMap(({ budget }) => (budget === null ? [] : [budget]));
  if (unit === "day" || budgets.length < steps.length) return highest;
  const budget = sumOf(budgets);
  const beside = { budget: formatMoney(budget, locale), currency, percent: formatPercent(total, budget) };
  return `${highest} ${t("budgetBeside", beside)}`;
}
