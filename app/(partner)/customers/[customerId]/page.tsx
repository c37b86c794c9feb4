import { getLocale, getTranslations } from "next-intl/server";
import { BudgetState } from "@/components/budget/budget-state";
import { CustomerFacts } from "@/components/customer/customer-facts";
import { CustomerTimeline } from "@/components/customer/customer-timeline";
import { AsOfStamp } from "@/components/expenditure/as-of-stamp";
import { BarList } from "@/components/expenditure/bar-list";
import { DayBars } from "@/components/expenditure/day-bars";
import { MonthPicker } from "@/components/expenditure/month-picker";
import { SpendingChart } from "@/components/expenditure/spending-chart";
import { AppLink, TEXT_LINK } from "@/components/ui/app-link";
import { Section } from "@/components/ui/section";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { listCustomerEvents } from "@/lib/data/customer/list-customer-events";
import { listProductSpending } from "@/lib/data/expenditure/list-product-spending";
import { issuePermit } from "@/lib/domain/access/permit";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { provisionalDaysOf } from "@/lib/domain/usage/series";
import { formatMonth } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { loadCustomer } from "./load-customer";
import { loadSpending, monthAsked } from "./load-spending";

type Props = { readonly params: Promise<{ readonly customerId: string }>; readonly searchParams: SearchParams };

export default async function CustomerPage({ params, searchParams }: Props) {
  const { customerId } = await params;
  const { customer, at, actor, zone } = await loadCustomer(customerId);
  const running = billingMonthOf(at);
  const month = monthAsked((await queryRecord(searchParams))["month"], running);
  const reading = issuePermit(actor, "expenditure.read");
  const history = issuePermit(actor, "restriction.read");
  const [spending, current, products, events, t, budgetWords, locale] = await Promise.all([
    loadSpending(actor, customer, month, running, at),
    month === running ? null : loadSpending(actor, customer, running, running, at),
    reading ? listProductSpending(reading, customerId, month) : [],
    history ? listCustomerEvents(history, customerId) : [],
    getTranslations("expenditure"),
    getTranslations("budget"),
    getLocale(),
  ]);
  const now = current ?? spending;
  const { currency, budget } = customer;
  const monthName = formatMonth(month, locale);
  return (
    <div className="grid gap-x-12 gap-y-10 xl:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="flex min-w-0 flex-col gap-10">
        <Section
          title={budgetWords("usage.title")}
          stamp={<AsOfStamp asOf={at} provisionalDays={now ? provisionalDaysOf(now.points) : 0} />}
          actions={
            <AppLink href={`/customers/${customerId}/budget`} className={TEXT_LINK}>
              {budgetWords("form.title")}
            </AppLink>
          }
        >
          <BudgetState customer={customer} expectedEnd={now?.expectedEnd ?? null} at={at} />
        </Section>
        {spending && (
          <>
            <Section
              title={t("byDay", { month: monthName })}
              stamp={<AsOfStamp asOf={at} provisionalDays={provisionalDaysOf(spending.points)} />}
              actions={
                <MonthPicker
                  path={`/customers/${customerId}`}
                  month={month}
                  months={spending.months.map((one) => one.month)}
                />
              }
            >
              <SpendingChart
                caption={t("chartCaption", { month: monthName, name: customer.name })}
                days={spending.points}
                period={spending.period}
                budget={budget?.amount ?? null}
                {...(spending.expectedEnd !== null && { expectedEnd: spending.expectedEnd })}
                currency={currency}
              />
              <DayBars caption={t("daysCaption", { month: monthName })} days={spending.points} currency={currency} />
              {spending.listed !== spending.spent && (
                <p className="text-sm text-ink-2">
                  {t("bridge", {
                    listed: formatMoney(spending.listed, locale),
                    spent: formatMoney(spending.spent, locale),
                    currency,
                  })}
                </p>
              )}
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
        )}
      </div>
      <div className="flex min-w-0 flex-col gap-10">
        <Facts customer={customer} />
        <Events {...{ events, currency, zone }} />
      </div>
    </div>
  );
}

async function Facts({ customer }: Parameters<typeof CustomerFacts>[0]) {
  const t = await getTranslations("customer.facts");
  return (
    <Section title={t("title")}>
      <CustomerFacts customer={customer} />
    </Section>
  );
}

async function Events(props: Parameters<typeof CustomerTimeline>[0]) {
  const t = await getTranslations("customer.events");
  return (
    <Section title={t("title")}>
      <CustomerTimeline {...props} />
    </Section>
  );
}
