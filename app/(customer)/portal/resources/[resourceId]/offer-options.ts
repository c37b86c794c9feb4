import { getLocale, getTranslations } from "next-intl/server";
import type { OfferLine } from "@/lib/contracts/catalogue-view";
import { formatPrice } from "@/lib/format/money";

/** Offers to choose from, each with its price of now. */
export async function offerOptionsOf(offers: readonly OfferLine[], currency: string) {
  const [per, locale] = [await getTranslations("catalogue.per"), await getLocale()];
  return offers.map(({ id, product, price, period, unit }) => {
    const amount = price?.amount ?? null;
    const said = amount === null ? "" : `, ${formatPrice(amount, locale)} ${currency}`;
    return {
      value: id,
      label: `${product.specification}${said}, ${per(period.unit, { unit, count: period.count })}`,
    };
  });
}
