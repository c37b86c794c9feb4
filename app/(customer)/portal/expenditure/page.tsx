import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { MonthCoupons } from "@/components/coupon/month-coupons";
import { AsOfStamp } from "@/components/expenditure/as-of-stamp";
import { BarList } from "@/components/expenditure/bar-list";
import { DayBars } from "@/components/expenditure/day-bars";
import { ExpenditureNote } from "@/components/expenditure/expenditure-note";
import { MonthPicker } from "@/components/expenditure/month-picker";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { requirePermit } from "@/lib/auth/session";
import { getMonthCoupons } from "@/lib/data/coupon/get-month-coupons";
import { getPortalPartner } from "@/lib/data/portal/get-portal-partner";
import { getPortalSpending, type PortalSpending } from "@/lib/data/portal/get-portal-spending";
import {
  type BillingMonth,
  billingDayOf,
  billingMonthOf,
  daysOf,
  isProvisional,
  toBillingMonth,
} from "@/lib/domain/calendar/billing-month";
import { minus, ZERO } from "@/lib/domain/money/money";
import { formatDay, formatMonth } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { MonthForecast } from "./month-forecast";
import { OwnExpenditureTabs } from "./own-expenditure-tabs";

const PATH = "/portal/expenditure";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("portal.expenditure"))("title") };
}

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ExpenditurePage({ searchParams }: Props) {
  const permit = await requirePermit("portal.read");
  const given = [(await searchParams)["month"]].flat()[0] ?? "";
  const running = billingMonthOf(new Date());
  const asked = toBillingMonth(given);
  const month = asked ?? running;
  const couponing = await requirePermit("coupon.read");
  const [spending, partner, coupons] = await Promise.all([
    getPortalSpending(permit, month),
    getPortalPartner(permit),
    getMonthCoupons(couponing, permit.actor.company.id, month),
  ]);
  const t = await getTranslations("portal.expenditure");
  const locale = await getLocale();
  const { total, currency, freshness } = spending;
  const days = shownDays(spending, month);
  const facts = { total: formatMoney(total, locale), currency, month: formatMonth(month, locale) };
  const hasFigures = spending.products.length > 0;
  return (
    <>
      <PageHeader
        title={t("title")}
        answer={t(hasFigures ? "answer" : "answerNone", facts)}
        stamp={<AsOfStamp {...freshness} />}
      />
      <div className="flex flex-col gap-8">
        <div className="flex flex-col gap-4">
          <OwnExpenditureTabs current="month" />
          <div>
            <MonthPicker path={PATH} month={month} months={[...new Set([running, ...spending.months])]} />
          </div>
          {given !== "" && asked === null && <Notice kind="warn">{t("unknownMonth")}</Notice>}
          <ExpenditureNote isOwn partner={partner?.name}>
            {spending.lastDay && (
              <p className="mt-1 text-sm text-ink-2">{t("lastDay", { day: formatDay(spending.lastDay, locale) })}</p>
            )}
          </ExpenditureNote>
        </div>
        <MonthCoupons amount={total} coupons={coupons} currency={currency} />
        <MonthForecast month={month} currency={currency} />
        {hasFigures ? (
          <div className="grid gap-x-12 gap-y-8 xl:grid-cols-2">
            <Section title={t("byDay")}>
              <DayBars caption={t("byDay")} days={days} currency={currency} />
            </Section>
            <Section title={t("byProduct")}>
              <BarList
                caption={t("byProduct")}
                currency={currency}
                total={total}
                rows={spending.products.map(({ service, spent }) => ({
                  id: service,
                  name: service || t("unnamed"),
                  amount: spent,
                }))}
              />
              <ListedNote {...spending} />
            </Section>
          </div>
        ) : (
          <EmptyState title={t("empty")}>{t("emptyNext")}</EmptyState>
        )}
      </div>
    </>
  );
}

/** Where not all list price counts, how much does not. */
async function ListedNote({ listed, total, currency }: PortalSpending) {
  if (listed === total) return null;
  const t = await getTranslations("portal.expenditure");
  const locale = await getLocale();
  const facts = { listed: formatMoney(listed, locale), rest: formatMoney(minus(listed, total), locale), currency };
  return <p className="max-w-[80ch] text-sm text-ink-2">{t("listed", facts)}</p>;
}

/** Every day of the month that has begun. */
function shownDays({ days, freshness: { asOf } }: PortalSpending, month: BillingMonth) {
  const today = billingDayOf(asOf);
  return daysOf(month)
    .filter((day) => day <= today || days.has(day))
    .map((day) => ({ day, amount: days.get(day) ?? ZERO, provisional: isProvisional(day, asOf) }));
}
