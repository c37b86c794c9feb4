import { useLocale, useTranslations } from "next-intl";
import type { BudgetMonth } from "@/lib/contracts/statistics-view";
import { shownUsage } from "@/lib/domain/budget/budget";
import { formatMonth } from "@/lib/format/date";
import { exactOf } from "@/lib/format/money";
import { formatPercent } from "@/lib/format/percent";
import { MoneyText } from "../ui/money-text";
import { SaveCsv } from "../ui/save-csv";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";

type BudgetMonthTableProps = {
  readonly caption: string;
  readonly months: readonly BudgetMonth[];
  readonly currency: string;
  readonly fileName: string;
};

/** What was in force and what was used of it, month by month: past periods are kept. */
export function BudgetMonthTable({ caption, months, currency, fileName }: BudgetMonthTableProps) {
  const t = useTranslations("statistics.budgets");
  const locale = useLocale();
  return (
    <div className="flex flex-col gap-2">
      <Table caption={caption} minWidth="40rem">
        <thead>
          <tr>
            <Th>{t("month")}</Th>
            <Th>{t("type")}</Th>
            <Th kind="money" currency={currency}>
              {t("amount")}
            </Th>
            <Th kind="money" currency={currency}>
              {t("used")}
            </Th>
            <Th kind="figure">{t("percent")}</Th>
            <Th kind="money" currency={currency}>
              {t("spent")}
            </Th>
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, budget, used, spent }) => (
            <Tr key={month}>
              <th scope="row" className="h-9 px-2 text-left font-normal whitespace-nowrap">
                {formatMonth(month, locale)}
              </th>
              <Td>{budget ? t(budget.type) : <span className="text-ink-3">{t("none")}</span>}</Td>
              <Td kind="money">{budget ? <MoneyText value={budget.amount} /> : "–"}</Td>
              <Td kind="money">
                <MoneyText value={used} />
              </Td>
              <Td kind="figure">{budget ? formatPercent(shownUsage(used), budget.amount) : "–"}</Td>
              <Td kind="money">
                <MoneyText value={spent} />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      <div className="self-end">
        <SaveCsv
          name={`${fileName}.csv`}
          lines={[
            [t("month"), t("type"), t("amount"), t("used"), t("spent")],
            ...months.map(({ month, budget, used, spent }) => [
              month,
              budget?.type ?? "",
              budget ? exactOf(budget.amount) : "",
              exactOf(used),
              exactOf(spent),
            ]),
          ]}
        >
          {t("csv")}
        </SaveCsv>
      </div>
    </div>
  );
}
