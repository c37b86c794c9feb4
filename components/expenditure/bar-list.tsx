import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Money } from "@/lib/domain/money/money";
import { sumOf, toMoney } from "@/lib/domain/money/money";
import { lengthPercentOf } from "@/lib/format/chart";
import { formatPercent } from "@/lib/format/percent";
import { AppLink } from "../ui/app-link";
import { MoneyText } from "../ui/money-text";

export type BarRow = {
  readonly id: string;
  readonly name: ReactNode;
  readonly amount: Money;
  readonly href?: string | undefined;
};

export type BarListProps = {
  readonly caption: string;
  readonly rows: readonly BarRow[];
  readonly currency: string;
  /** Head of the first column; "Product" when left out. */
  readonly nameHead?: string | undefined;
  /** What shares are of; the sum of the rows when left out. */
  readonly total?: Money | undefined;
};

/** A table whose amounts have lengths: it is its own table twin. */
export function BarList({ caption, rows, currency, nameHead, total }: BarListProps) {
  const t = useTranslations("sign.chart");
  const locale = useLocale();
  const whole = total ?? sumOf(rows.map(({ amount }) => amount));
  const longest = toMoney(rows.reduce((top, { amount }) => (amount > top ? amount : top), 0n));
  const head = "h-7 text-xs text-ink-3 font-normal align-bottom pb-1";
  return (
    <table className="w-full table-fixed border-collapse text-sm" lang={locale}>
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr>
          <th scope="col" className={`${head} text-left`}>
            {nameHead ?? t("product")}
          </th>
          <th scope="col" className={`${head} w-32 text-right`}>
            {t("amount")} {currency}
          </th>
          <th scope="col" className={`${head} w-14 text-right`}>
            {t("share")}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, amount, href }) => (
          <tr key={id} className="hover:bg-hover">
            <th scope="row" className="py-1 pr-3 text-left font-normal">
              <span className="block truncate">
                {href ? (
                  <AppLink href={href} className="hover:underline">
                    {name}
                  </AppLink>
                ) : (
                  name
                )}
              </span>
              <svg aria-hidden="true" width="100%" height="5" className="mt-0.5 block">
                <rect width="100%" height="5" className="fill-line" opacity="0.5" />
                <rect width={`${lengthPercentOf(amount, longest)}%`} height="5" className="fill-calm" />
              </svg>
            </th>
            <td className="py-1 text-right align-top">
              <MoneyText value={amount} />
            </td>
            <td className="figures py-1 text-right align-top text-ink-2">{formatPercent(amount, whole)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
