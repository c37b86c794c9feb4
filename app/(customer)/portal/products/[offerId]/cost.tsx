import { getLocale, getTranslations } from "next-intl/server";
import { DefinitionList } from "@/components/ui/definition-list";
import { MoneyText } from "@/components/ui/money-text";
import { Section } from "@/components/ui/section";
import type { OrderPreview } from "@/lib/data/order/preview-order";
import { BILLING_ZONE, formatInstant } from "@/lib/format/date";
import { formatPrice } from "@/lib/format/money";

/** What the order would cost, until when it would run, and what it leaves of the budget. */
export async function Cost({ preview }: { readonly preview: OrderPreview }) {
  const { offer, quote, remaining, currency } = preview;
  if (!quote) return null;
  const [t, catalogue, locale] = [
    await getTranslations("order.place"),
    await getTranslations("catalogue.per"),
    await getLocale(),
  ];
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
