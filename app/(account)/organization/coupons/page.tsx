import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { SettlementDayForm } from "@/components/coupon/settlement-day-form";
import { PageHeader } from "@/components/ui/page-header";
import { requirePermit } from "@/lib/auth/session";
import { getSettlementDay } from "@/lib/data/coupon/set-settlement-day";
import { addMonths } from "@/lib/domain/calendar/billing-month";
import { lastDueMonth, settledAtOf } from "@/lib/domain/coupon/settlement";
import { BILLING_ZONE, formatDate, formatMonth } from "@/lib/format/date";
import { setSettlementDayAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("coupon"))("title") };
}

export default async function SettlementPage() {
  const permit = await requirePermit("coupon-settlement.set");
  const [day, t, locale] = [await getSettlementDay(permit), await getTranslations("coupon"), await getLocale()];
  const next = addMonths(lastDueMonth(day, new Date()), 1);
  const date = formatDate(settledAtOf(next, day), { zone: BILLING_ZONE, locale });
  return (
    <>
      <PageHeader title={t("title")} answer={t("settlement.answer", { day, month: formatMonth(next, locale), date })} />
      <div className="flex max-w-2xl flex-col gap-5">
        <p className="text-ink-2">{t("settlement.what")}</p>
        <SettlementDayForm day={day} action={setSettlementDayAction} />
      </div>
    </>
  );
}
