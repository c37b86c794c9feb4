import { useLocale, useTranslations } from "next-intl";
import type { Money } from "@/lib/domain/money/money";
import { formatDay } from "@/lib/format/date";
import { formatPercent } from "@/lib/format/percent";
import { MoneyText } from "../ui/money-text";
import type { SpendingDay } from "./spending-points";

type SpendingTableProps = {
  readonly caption: string;
  readonly days: readonly SpendingDay[];
  readonly budget: Money | null;
  readonly currency: string;
};

export function SpendingTable({ caption, days, budget, currency }: SpendingTableProps) {
  const t = useTranslations("sign.chart");
  const locale = useLocale();
  const head = "py-1 text-xs font-normal text-ink-3 sticky top-0 bg-paper";
  return (
    <table className="w-full text-sm">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col" className={`${head} text-left`}>
            {t("day")}
          </th>
          <th scope="col" className={`${head} text-right`}>
            {t("dayAmount")} {currency}
          </th>
          <th scope="col" className={`${head} text-right`}>
            {t("cumulative")} {currency}
          </th>
          {budget !== null && (
            <th scope="col" className={`${head} text-right`}>
              {t("percentOfBudget")}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, amount, cumulative, provisional }) => (
          <tr key={day} className="border-t border-line">
            <th scope="row" className="py-1 text-left font-normal">
              {formatDay(day, locale)}
              {provisional && <span className="ml-2 text-xs text-ink-3">{t("provisional")}</span>}
            </th>
            <td className="py-1 text-right">
              <MoneyText value={amount} />
            </td>
            <td className="py-1 text-right">
              <MoneyText value={cumulative} />
            </td>
            {budget !== null && <td className="figures py-1 text-right">{formatPercent(cumulative, budget)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
