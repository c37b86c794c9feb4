import { getTranslations } from "next-intl/server";
import { BudgetMeter } from "@/components/budget/budget-meter";
import { ComparisonTable } from "@/components/statistics/comparison-table";
import { DrawTogether } from "@/components/statistics/draw-together";
import { Pager } from "@/components/ui/pager";
import { SaveCsv } from "@/components/ui/save-csv";
import { SelectionProvider } from "@/components/ui/selection";
import { SelectionBar } from "@/components/ui/selection-bar";
import { type ComparisonQuery, type StatisticsPeriods, statisticsHref } from "@/lib/contracts/statistics-query";
import type { Comparison } from "@/lib/data/statistics/list-compared-customers";
import { shownUsage } from "@/lib/domain/budget/budget";
import { CHOSEN_MAX } from "@/lib/domain/expenditure/period";
import { ZERO } from "@/lib/domain/money/money";
import { exactOf } from "@/lib/format/money";
import { periodWords } from "../period-words";

const PATH = "/expenditure/comparison";

type ComparedProps = {
  readonly comparison: Comparison;
  readonly query: ComparisonQuery;
  readonly periods: StatisticsPeriods;
  readonly currency: string;
  readonly withReseller: boolean;
};

/** The page's customers, those ticked to be drawn together. */
export async function Compared({ comparison, query, periods, currency, withReseller }: ComparedProps) {
  const { rows, total, count, before, after } = comparison;
  const [t, words] = [await getTranslations("statistics.comparison"), await periodWords()];
  const [spentHead, formerHead] = [words.span(periods.range), words.span(periods.former)];
  const page = statisticsHref(PATH, query, { after: query.after, before: query.before });
  const { range, from, to, compare } = query;
  return (
    // Another page is another selection.
    <SelectionProvider key={page}>
      <p className="text-sm text-ink-2">{t("hint", { max: CHOSEN_MAX })}</p>
      <ComparisonTable
        {...{ rows, query, total, currency, spentHead, formerHead, withReseller }}
        hrefOf={(patch) => statisticsHref(PATH, query, patch)}
        meterOf={({ used, amount }) => (
          <BudgetMeter used={shownUsage(used)} reserved={ZERO} amount={amount} size="sm" />
        )}
        customerHref={(id) => statisticsHref("/expenditure/statistics", { range, from, to, compare }, { customer: id })}
      />
      <div className="self-end">
        <SaveCsv
          name={`comparison-${periods.range.from}-${periods.range.to}.csv`}
          lines={[
            [t("customer"), `${spentHead} ${currency}`, `${formerHead} ${currency}`, t("budget")],
            ...rows.map(({ name, spent, former, budget }) => [
              name,
              exactOf(spent),
              exactOf(former),
              budget ? exactOf(budget.amount) : "",
            ]),
          ]}
        >
          {t("csv")}
        </SaveCsv>
      </div>
      <Pager
        previousHref={before && statisticsHref(PATH, query, { before })}
        nextHref={after && statisticsHref(PATH, query, { after })}
        summary={t("pager", { shown: rows.length, count })}
      />
      <SelectionBar>
        <DrawTogether path={PATH} query={page.split("?")[1] ?? ""} />
      </SelectionBar>
    </SelectionProvider>
  );
}
