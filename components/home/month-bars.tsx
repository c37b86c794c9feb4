import { useLocale, useTranslations } from "next-intl";
import type { MonthSpending } from "@/lib/contracts/expenditure-view";
import { toMoney } from "@/lib/domain/money/money";
import { lengthPercentOf } from "@/lib/format/chart";
import { formatMonth } from "@/lib/format/date";
import { MoneyText } from "../ui/money-text";

type MonthBarsProps = {
  readonly caption: string;
  /** Oldest first; the last one is still running. */
  readonly months: readonly MonthSpending[];
  readonly currency: string;
};

/** A table whose rows have lengths, newest month first: it is its own table twin. */
export function MonthBars({ caption, months, currency }: MonthBarsProps) {
  const t = useTranslations("home.months");
  const locale = useLocale();
  const longest = toMoney(months.reduce((top, { spent }) => (spent > top ? spent : top), 0n));
  const running = months.at(-1)?.month;
  const head = "pb-1 text-xs font-normal text-ink-3";
  return (
    <table className="w-full text-sm">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col" className={`${head} text-left`}>
            {t("month")}
          </th>
          <th scope="col" className={`${head} w-2/5`}>
            <span className="sr-only">{t("length")}</span>
          </th>
          <th scope="col" className={`${head} text-right`}>
            {t("spent")} {currency}
          </th>
        </tr>
      </thead>
      <tbody>
        {months.toReversed().map(({ month, spent }) => (
          <tr key={month} className="hover:bg-hover">
            <th scope="row" className="py-0.75 pr-3 text-left font-normal whitespace-nowrap">
              {formatMonth(month, locale)}
              {month === running && <span className="ml-1.5 text-xs text-ink-3">{t("running")}</span>}
            </th>
            <td className="py-0.75">
              <svg aria-hidden="true" width="100%" height="8" className="block">
                <rect width="100%" height="8" className="fill-line" opacity="0.4" />
                <rect
                  width={`${lengthPercentOf(spent, longest)}%`}
                  height="8"
                  className={month === running ? "fill-accent" : "fill-calm"}
                />
              </svg>
            </td>
            <td className="py-0.75 pl-3 text-right">
              <MoneyText value={spent} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
