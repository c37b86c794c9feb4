import { Ban, CalendarClock, CalendarX, Check, CircleOff, Hourglass, type LucideIcon } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { CouponView } from "@/lib/contracts/coupon-view";
import type { CouponState } from "@/lib/domain/coupon/coupon";
import { BILLING_ZONE, formatDate, formatMonth } from "@/lib/format/date";
import { formatMoney } from "@/lib/format/money";
import { Badge, type Tone } from "../ui/badge";

const SIGNS: Readonly<Record<CouponState, { readonly icon: LucideIcon; readonly tone: Tone }>> = {
  valid: { icon: Check, tone: "accent" },
  "not-yet-valid": { icon: CalendarClock, tone: "neutral" },
  "used-up": { icon: CircleOff, tone: "neutral" },
  expired: { icon: CalendarX, tone: "neutral" },
  withdrawn: { icon: Ban, tone: "neutral" },
};

type CouponSignProps = { readonly coupon: CouponView; readonly currency: string };

/** How a coupon stands, and what there is to say of it. */
export function CouponSign({ coupon, currency }: CouponSignProps) {
  const t = useTranslations("coupon");
  const locale = useLocale();
  const { state, isExpiring, mayStillPay, note, withdrawn, remaining, amount } = coupon;
  const { icon: Icon, tone } = SIGNS[state];
  return (
    <div className="flex flex-col gap-1">
      <span className="flex flex-wrap gap-1">
        <Badge tone={tone} icon={<Icon aria-hidden />}>
          {t(`state.${state}`)}
        </Badge>
        {isExpiring && (
          <Badge tone="warn" icon={<Hourglass aria-hidden />}>
            {t("expiring")}
          </Badge>
        )}
      </span>
      {/* On phones what is left is never out of sight. */}
      <span aria-hidden className="figures text-xs sm:hidden">
        {t("leftOf", { left: formatMoney(remaining, locale), amount: formatMoney(amount, locale), currency })}
      </span>
      {note && <span className="break-words">{note}</span>}
      {mayStillPay && (
        <span className="text-xs text-ink-2">{t("mayStillPay", { month: formatMonth(mayStillPay, locale) })}</span>
      )}
      {withdrawn && (
        <span className="text-xs text-ink-2">
          {t("withdrawn", {
            amount: formatMoney(withdrawn.amount, locale),
            currency,
            date: formatDate(withdrawn.at, { zone: BILLING_ZONE, locale }),
          })}
          {withdrawn.by !== null && withdrawn.reason !== null && (
            <span className="block break-words">
              {t("withdrawnBy", { by: withdrawn.by, reason: withdrawn.reason })}
            </span>
          )}
        </span>
      )}
    </div>
  );
}
