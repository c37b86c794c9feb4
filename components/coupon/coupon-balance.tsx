import { useLocale, useTranslations } from "next-intl";
import type { CouponList } from "@/lib/contracts/coupon-view";
import { ZERO } from "@/lib/domain/money/money";
import { formatMoney } from "@/lib/format/money";

type CouponBalanceProps = Pick<CouponList, "available" | "expiring"> & { readonly currency: string };

/** What coupons can pay now, in a sentence. */
export function CouponBalance({ available, expiring, currency }: CouponBalanceProps) {
  const t = useTranslations("coupon");
  const locale = useLocale();
  if (available === ZERO) return t("answerNone");
  const facts = { available: formatMoney(available, locale), currency };
  if (expiring === ZERO) return t("answer", facts);
  return t("answerExpiring", { ...facts, expiring: formatMoney(expiring, locale) });
}
