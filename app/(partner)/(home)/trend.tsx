import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SpendingChart } from "@/components/expenditure/spending-chart";
import { ForecastWords } from "@/components/forecast/forecast-words";
import { AppLink, TEXT_LINK } from "@/components/ui/app-link";
import { Section } from "@/components/ui/section";
import { type BillingMonth, daysOf } from "@/lib/domain/calendar/billing-month";
import type { Forecast } from "@/lib/domain/forecast/forecast";
import type { Money } from "@/lib/domain/money/money";
import type { DayPoint } from "@/lib/domain/usage/series";
import { formatMonth } from "@/lib/format/date";

type TrendProps = {
  readonly month: BillingMonth;
  readonly points: readonly DayPoint[];
  readonly budget: Money | null;
  /** Null: the viewer may not read it. */
  readonly forecast: Forecast | null;
  readonly currency: string;
  readonly stamp: ReactNode;
};

/** The month so far and where it will end. */
export async function Trend({ month, points, budget, forecast, currency, stamp }: TrendProps) {
  const [t, words, locale] = [
    await getTranslations("home"),
    await getTranslations("outlook.forecast"),
    await getLocale(),
  ];
  const title = t("trend", { month: formatMonth(month, locale) });
  return (
    <Section title={title} stamp={stamp}>
      <SpendingChart
        caption={title}
        days={points}
        period={daysOf(month)}
        budget={budget}
        forecast={forecast}
        currency={currency}
      />
      {forecast && (
        <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-2">
          <ForecastWords forecast={forecast} currency={currency} />
          <AppLink href="/expenditure/outlook" className={TEXT_LINK}>
            {words("toOutlook")}
          </AppLink>
        </div>
      )}
    </Section>
  );
}
