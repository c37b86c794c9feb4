import { useLocale, useTranslations } from "next-intl";
import type { BackTest, Forecast } from "@/lib/domain/forecast/forecast";
import { sumOf } from "@/lib/domain/money/money";
import { formatDay } from "@/lib/format/date";
import { formatErrorPercent } from "@/lib/format/forecast-error";
import { formatMoney } from "@/lib/format/money";

type ForecastWordsProps = {
  readonly forecast: Forecast;
  readonly currency: string;
  /** Whether there is a budget that is not used up yet. */
  readonly hasBudget?: boolean | undefined;
};

/** Where the month ends, in words: the band, the budget, what is known, by which method, and how far it usually misses. */
export function ForecastWords({ forecast, currency, hasBudget = false }: ForecastWordsProps) {
  const t = useTranslations("outlook.forecast");
  const locale = useLocale();
  const { method, spentSoFar, expectedEnd, low, high, known, backtest } = forecast;
  const money = (amount: typeof low) => formatMoney(amount, locale);
  if (method === "none") return <p className="text-ink-2">{t("none")}</p>;
  if (method === "complete")
    return <p className="text-ink-2">{t("complete", { spent: money(spentSoFar), currency })}</p>;
  const ends = { spent: money(spentSoFar), expected: money(expectedEnd), low: money(low), high: money(high), currency };
  return (
    <div className="flex max-w-prose flex-col gap-1">
      <p>
        {t("line", ends)} {hasBudget && <UsedUp forecast={forecast} />}
      </p>
      <p className="text-sm text-ink-2">
        {known.length > 0 &&
          `${t("known", { count: known.length, amount: money(sumOf(known.map(({ amount }) => amount))), currency })} `}
        {t(`method.${method}`)} <UsualError backtest={backtest} />
      </p>
    </div>
  );
}

function UsedUp({ forecast: { usedUpOn, usedUpEarliest } }: { readonly forecast: Forecast }) {
  const t = useTranslations("outlook.forecast");
  const locale = useLocale();
  if (usedUpOn) return t("usedUp", { day: formatDay(usedUpOn, locale) });
  if (usedUpEarliest) return t("usedUpEarliest", { day: formatDay(usedUpEarliest, locale) });
  return t("lasts");
}

function UsualError({ backtest }: { readonly backtest: BackTest | null }) {
  const t = useTranslations("outlook.forecast");
  const locale = useLocale();
  if (!backtest) return t("noError");
  return t("error", {
    months: backtest.months,
    error: formatErrorPercent(backtest.medianErrorPercent, locale),
    runRate: formatErrorPercent(backtest.runRateErrorPercent, locale),
  });
}
