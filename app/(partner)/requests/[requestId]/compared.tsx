import { getLocale, getTranslations } from "next-intl/server";
import type { CustomerDetails } from "@/lib/contracts/customer-view";
import { usedOf } from "@/lib/domain/budget/budget";
import type { RequestWish } from "@/lib/domain/request/request";
import { formatMoney } from "@/lib/format/money";
import { formatPercent } from "@/lib/format/percent";

type ComparedProps = {
  readonly customer: CustomerDetails | null;
  readonly wish: RequestWish;
  readonly currency: string;
};

/** An amount that is asked beside the one in force; nothing without both. */
export async function Compared({ customer, wish, currency }: ComparedProps) {
  if (!customer?.budget || !("amount" in wish)) return null;
  const [t, locale] = [await getTranslations("request.page"), await getLocale()];
  const { amount } = customer.budget;
  return (
    <p className="figures text-ink-2">
      {t("compared", {
        now: `${formatMoney(amount, locale)} ${currency}`,
        share: formatPercent(wish.amount, amount),
        used: formatPercent(usedOf(customer), wish.amount),
      })}
    </p>
  );
}
