import { useLocale, useTranslations } from "next-intl";
import { useId } from "react";
import { type Money, toMoney } from "@/lib/domain/money/money";
import { lengthPercentOf } from "@/lib/format/chart";
import { formatDay, formatDayShort } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { MoneyText } from "../ui/money-text";
import { ChartWithTwin } from "./chart-with-twin";

export type DayAmount = {
  /** Billing day "2026-11-22". */
  readonly day: string;
  readonly amount: Money;
  readonly provisional: boolean;
};

export type DayBarsProps = {
  readonly caption: string;
  readonly days: readonly DayAmount[];
  readonly currency: string;
};

const HEIGHT = 160;

/** Days as bars, provisional ones hatched. Drawn on the server; no script but the switch to its table. */
export function DayBars({ caption, days, currency }: DayBarsProps) {
  const t = useTranslations("sign.chart");
  const locale = useLocale();
  const table = (
    <table className="w-full text-sm">
      <caption className="sr-only">{caption}</caption>
      <thead className="text-xs text-ink-3">
        <tr>
          <th scope="col" className="py-1 text-left font-normal">
            {t("day")}
          </th>
          <th scope="col" className="py-1 text-right font-normal">
            {t("amount")} {currency}
          </th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, amount, provisional }) => (
          <tr key={day} className="border-t border-line">
            <th scope="row" className="py-1 text-left font-normal">
              {formatDay(day, locale)}
              {provisional && <span className="ml-2 text-xs text-ink-3">{t("provisional")}</span>}
            </th>
            <td className="py-1 text-right">
              <MoneyText value={amount} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
  return (
    <ChartWithTwin label={caption} height={HEIGHT + 20} summary={caption} table={table}>
      <DayBarsDrawing caption={caption} days={days} currency={currency} />
    </ChartWithTwin>
  );
}

function DayBarsDrawing({ caption, days, currency }: DayBarsProps) {
  const locale = useLocale();
  const pattern = useId();
  const top = toMoney(days.reduce((most, { amount }) => (amount > most ? amount : most), 0n));
  const width = 100 / Math.max(1, days.length);
  const [first, last] = [days[0], days.at(-1)];
  return (
    <div className="relative">
      <svg role="img" aria-label={caption} width="100%" height={HEIGHT} className="block text-calm">
        <defs>
          <pattern id={pattern} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="1.6" height="4" fill="currentColor" />
          </pattern>
        </defs>
        <line x1="0" x2="100%" y1="0.5" y2="0.5" className="stroke-line" />
        <line x1="0" x2="100%" y1="50%" y2="50%" className="stroke-line" />
        {days.map(({ day, amount, provisional }, index) => {
          const height = (lengthPercentOf(amount, top) * (HEIGHT - 2)) / 100;
          return (
            <g key={day} className="hover:text-accent">
              <title>{`${formatDay(day, locale)}: ${formatMoney(amount, locale)} ${currency}`}</title>
              <rect x={`${index * width}%`} width={`${width}%`} height={HEIGHT} fill="transparent" />
              <rect
                x={`${index * width + width * 0.14}%`}
                y={HEIGHT - height}
                width={`${width * 0.72}%`}
                height={height}
                fill={provisional ? `url(#${pattern})` : "currentColor"}
                stroke={provisional ? "currentColor" : "none"}
              />
            </g>
          );
        })}
        <line x1="0" x2="100%" y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} className="stroke-line-strong" />
      </svg>
      <p className="figures absolute top-0.5 right-0 bg-paper px-1 text-xs text-ink-3">
        {formatMoney(top, locale)} {currency}
      </p>
      <p className="figures flex justify-between pt-1 text-xs text-ink-3">
        <span>{first && formatDayShort(first.day, locale)}</span>
        <span>{last && formatDayShort(last.day, locale)}</span>
      </p>
    </div>
  );
}
