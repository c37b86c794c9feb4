import { useLocale, useTranslations } from "next-intl";
import type { OfferLine } from "@/lib/contracts/catalogue-view";
import type { Money } from "@/lib/domain/money/money";
import type { Quote } from "@/lib/domain/order/quote";
import { BILLING_ZONE, formatInstant } from "@/lib/format/date";
import { formatPrice } from "@/lib/format/money";
import { DefinitionList } from "../ui/definition-list";
import { MoneyText } from "../ui/money-text";
import { Section } from "../ui/section";

type OrderCostProps = {
  readonly preview: {
    readonly offer: OfferLine;
    /** Null: it cannot be ordered now. */
    readonly quote: Quote | null;
    /** Of the budget before and after; null: there is no budget. */
    readonly remaining: { readonly before: Money; readonly after: Money | null } | null;
    readonly currency: string;
  };
};

/** What an order would cost, until when it would run, and what it leaves of the budget. */
export function OrderCost({ preview: { offer, quote, remaining, currency } }: OrderCostProps) {
  const t = useTranslations("order.place");
  const catalogue = useTranslations("catalogue.per");
  const locale = useLocale();
  if (!quote) return null;
  const { period, unit } = offer;
  const per = catalogue(period.unit, { unit, count: period.count });
  const none = t("noBudget");
  const { before = null, after = null } = remaining ?? {};
  return (
    <Section title={t("cost")}>
      <DefinitionList
        items={[
          { term: t("listPrice"), value: `${formatPrice(quote.price, locale)} ${currency}, ${per}` },
          {
            term: t("amount"),
            value: <MoneyText value={quote.amount} currency={currency} className="text-lg font-semibold" />,
          },
          { term: t("until"), value: formatInstant(quote.expiresAt, { zone: BILLING_ZONE, locale }) },
          { term: t("before"), value: before === null ? none : <MoneyText value={before} currency={currency} /> },
          { term: t("after"), value: after === null ? none : <MoneyText value={after} currency={currency} /> },
        ]}
      />
    </Section>
  );
}
