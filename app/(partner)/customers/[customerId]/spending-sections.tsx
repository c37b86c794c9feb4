import { getLocale, getTranslations } from "next-intl/server";
import { MonthCoupons } from "@/components/coupon/month-coupons";
import { AsOfStamp } from "@/components/expenditure/as-of-stamp";
import { BarList } from "@/components/expenditure/bar-list";
import { DayBars } from "@/components/expenditure/day-bars";
import { MonthPicker } from "@/components/expenditure/month-picker";
import { SpendingChart } from "@/components/expenditure/spending-chart";
import { ForecastWords } from "@/components/forecast/forecast-words";
import { AppLink, TEXT_LINK } from "@/components/ui/app-link";
import { Section } from "@/components/ui/section";
import type { MonthCoupons as MonthCouponsView } from "@/lib/contracts/coupon-view";
import type { CustomerDetails } from "@/lib/contracts/customer-view";
import type { ProductSpending } from "@/lib/contracts/expenditure-view";
import { isExhausted } from "@/lib/domain/budget/budget";
import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import { provisionalDaysOf } from "@/lib/domain/usage/series";
import { formatMonth } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import type { Spending } from "./load-spending";

type SpendingSectionsProps = {
  readonly customer: CustomerDetails;
  readonly month: BillingMonth;
  readonly spending: Spending;
  readonly products: readonly ProductSpending[];
  /** Null: none was valid in the month. */
  readonly coupons: MonthCouponsView | null;
  readonly at: Date;
};

/** One month of a customer's spending: against the budget, by day, by product. */
export async function SpendingSections(props: SpendingSectionsProps) {
  const { customer, month, spending, products, coupons, at } = props;
  const [t, locale] = [await getTranslations("expenditure"), await getLocale()];
  const bridge = await getTranslations("closing.bridge");
  const { id, name, currency, budget } = customer;
  const monthName = formatMonth(month, locale);
  return (
    <>
      <Section
        title={t("byDay", { month: monthName })}
        stamp={<AsOfStamp asOf={at} provisionalDays={provisionalDaysOf(spending.points)} />}
        actions={
          <MonthPicker path={`/customers/${id}`} month={month} months={spending.months.map((one) => one.month)} />
        }
      >
        <SpendingChart
          caption={t("chartCaption", { month: monthName, name })}
          days={spending.points}
          period={spending.period}
          budget={budget?.amount ?? null}
          opening={spending.opening}
          forecast={spending.forecast}
          currency={currency}
        />
        {spending.forecast && (
          <ForecastWords
            forecast={spending.forecast}
            currency={currency}
            hasBudget={budget !== null && !isExhausted(budget.amount, customer.counted)}
          />
        )}
        <DayBars caption={t("daysCaption", { month: monthName })} days={spending.points} currency={currency} />
        <MonthCoupons amount={spending.spent} coupons={coupons} currency={currency} />
        {spending.listed !== spending.spent && (
          <p className="text-sm text-ink-2">
            {t("bridge", {
              listed: formatMoney(spending.listed, locale),
              spent: formatMoney(spending.spent, locale),
              currency,
            })}
          </p>
        )}
        <p className="text-sm">
          <AppLink href={`/customers/${id}/bridge?month=${month}`} className={TEXT_LINK}>
            {bridge("name")}
          </AppLink>
        </p>
      </Section>
      <Section title={t("byProduct", { month: monthName })}>
        {products.length === 0 ? (
          <p className="text-ink-2">{t("noSpending")}</p>
        ) : (
          <BarList
            caption={t("byProduct", { month: monthName })}
            rows={products.map(({ service, spent }) => ({ id: service, name: service, amount: spent }))}
            currency={currency}
          />
        )}
      </Section>
    </>
  );
}
