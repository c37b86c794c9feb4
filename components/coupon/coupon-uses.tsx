import { useLocale, useTranslations } from "next-intl";
import type { CouponView } from "@/lib/contracts/coupon-view";
import { BILLING_ZONE, formatDate, formatMonth } from "@/lib/format/date";
import { AppLink, TEXT_LINK } from "../ui/app-link";
import { MoneyText } from "../ui/money-text";

type CouponUsesProps = Pick<CouponView, "uses" | "useCount"> & {
  readonly currency: string;
  readonly ordersPath: string;
};

/** What a coupon paid, folded away: orders, and the usage of settled months. */
export function CouponUses({ uses, useCount, currency, ordersPath }: CouponUsesProps) {
  const t = useTranslations("coupon.uses");
  const locale = useLocale();
  if (useCount === 0) return <span className="text-ink-2">{t("none")}</span>;
  return (
    <details>
      <summary className="cursor-pointer">{t("count", { count: useCount })}</summary>
      <ul className="mt-1 flex min-w-56 flex-col gap-1">
        {uses.map(({ amount, at, month, order }, index) => (
          <li key={`${order?.id ?? month}-${index}`} className="flex justify-between gap-x-4">
            <span className="min-w-0">
              {order ? (
                <AppLink href={`${ordersPath}/${order.id}`} className={TEXT_LINK}>
                  {t("order", { what: order.what })}
                </AppLink>
              ) : (
                t("month", { month: formatMonth(month, locale) })
              )}
              <span className="figures block text-xs text-ink-2">{formatDate(at, { zone: BILLING_ZONE, locale })}</span>
            </span>
            <MoneyText value={amount} currency={currency} />
          </li>
        ))}
        {useCount > uses.length && <li className="text-xs text-ink-2">{t("older")}</li>}
      </ul>
    </details>
  );
}
