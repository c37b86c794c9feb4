import { useLocale, useTranslations } from "next-intl";
import type { MonthCoupons as MonthCouponsView } from "@/lib/contracts/coupon-view";
import { type Money, minus } from "@/lib/domain/money/money";
import { BILLING_ZONE, formatDate } from "@/lib/format/date";
import { MoneyText } from "../ui/money-text";
import { Stat, StatRow } from "../ui/stat";

type MonthCouponsProps = {
  /** At list price. */
  readonly amount: Money;
  /** Null: no coupon was valid in the month, and nothing is shown. */
  readonly coupons: MonthCouponsView | null;
  readonly currency: string;
};

/** A month's amount, what coupons paid of it, and what is left to pay. */
export function MonthCoupons({ amount, coupons, currency }: MonthCouponsProps) {
  const t = useTranslations("coupon.month");
  const locale = useLocale();
  if (coupons === null) return null;
  const { sum, holds, settlesAt } = coupons;
  const date = formatDate(settlesAt, { zone: BILLING_ZONE, locale });
  return (
    <StatRow>
      <Stat label={t("amount")} value={<MoneyText value={amount} />} unit={currency} note={t("amountNote")} />
      <Stat label={t("coupons")} value={<MoneyText value={sum} />} unit={currency} note={t(holds, { date })} />
      <Stat label={t("paid")} value={<MoneyText value={minus(amount, sum)} />} unit={currency} />
    </StatRow>
  );
}
