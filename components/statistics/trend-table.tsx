import { useTranslations } from "next-intl";
import type { Trend } from "@/lib/contracts/statistics-view";
import { ZERO } from "@/lib/domain/money/money";
import { MoneyText } from "../ui/money-text";

type TrendTableProps = {
  readonly caption: string;
  readonly trend: Trend;
  readonly names: readonly string[];
  readonly unit: "day" | "month";
  readonly currency: string;
  readonly labelOf: (key: string) => string;
};

/** The chart's table twin, with every figure to its last cent. */
export function TrendTable({ caption, trend: { steps, series }, names, unit, currency, labelOf }: TrendTableProps) {
  const t = useTranslations("statistics.trend");
  const head = "sticky top-0 bg-paper py-1 pl-4 text-right text-xs font-normal whitespace-nowrap text-ink-3";
  const withBudget = steps.some(({ budget }) => budget !== null);
  return (
    <table className="w-full text-sm">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col" className="sticky top-0 bg-paper py-1 text-left text-xs font-normal text-ink-3">
            {t(unit)}
          </th>
          <th scope="col" className={head}>
            {t("total")} {currency}
          </th>
          {withBudget && (
            <th scope="col" className={head}>
              {t("budget")} {currency}
            </th>
          )}
          {series.length > 1 &&
            names.map((name, index) => (
              <th key={`${index} ${name}`} scope="col" className={head}>
                {name}
              </th>
            ))}
        </tr>
      </thead>
      <tbody>
        {steps.map(({ key, total, budget, provisional }, index) => (
          <tr key={key} className="border-t border-line">
            <th scope="row" className="py-1 text-left font-normal whitespace-nowrap">
              {labelOf(key)}
              {provisional && <span className="ml-2 text-xs text-ink-3">{t("provisional")}</span>}
            </th>
            <td className="py-1 pl-4 text-right">
              <MoneyText value={total} />
            </td>
            {withBudget && (
              <td className="py-1 pl-4 text-right">{budget === null ? "–" : <MoneyText value={budget} />}</td>
            )}
            {series.length > 1 &&
              series.map(({ group, kind, amounts }) => (
                <td key={`${kind} ${group.key}`} className="py-1 pl-4 text-right">
                  <MoneyText value={amounts[index] ?? ZERO} />
                </td>
              ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
