import { getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { type ComparisonQuery, statisticsFilterOf, statisticsHref } from "@/lib/contracts/statistics-query";
import { getTrend } from "@/lib/data/statistics/get-trend";
import type { Permit } from "@/lib/domain/access/permit";
import { addMonths, firstDayOf, monthOfDay } from "@/lib/domain/calendar/billing-month";
import type { DayRange } from "@/lib/domain/expenditure/range";
import { periodWords } from "../period-words";
import { trendSummary } from "../statistics/trend-section";
import { TrendChart } from "../trend-chart";

const PATH = "/expenditure/comparison";
const MONTHS = 12;

type TogetherProps = {
  readonly permit: Permit<"expenditure.read">;
  readonly query: ComparisonQuery;
  readonly range: DayRange;
  readonly names: ReadonlyMap<string, string>;
  readonly currency: string;
};

/** The chosen customers in one chart, over the twelve months up to the period's last day. */
export async function Together({ permit, query, range, names, currency }: TogetherProps) {
  const from = firstDayOf(addMonths(monthOfDay(range.to), 1 - MONTHS));
  const filter = statisticsFilterOf(query, { from, to: range.to });
  const trend = await getTrend(permit, { ...filter, customerIds: query.chosen }, { group: "customer", unit: "month" });
  const [t, words] = [await getTranslations("statistics.comparison"), await periodWords()];
  const lines = trend.series.map(({ group }) => group.name ?? names.get(group.key) ?? "");
  return (
    <div id="together">
      <Section
        title={t("together")}
        actions={
          <LinkButton href={statisticsHref(PATH, query, { chosen: null })} size="sm" variant="quiet">
            {t("togetherClear")}
          </LinkButton>
        }
      >
        <TrendChart
          {...{ trend, currency }}
          names={lines}
          unit="month"
          caption={t("togetherCaption")}
          summary={await trendSummary(trend, { names: lines, unit: "month", currency })}
          fileName={`customers-${from}-${range.to}`}
          labelOf={words.step}
          hrefOf={() => null}
        />
      </Section>
    </div>
  );
}
