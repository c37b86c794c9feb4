import { getLocale, getTranslations } from "next-intl/server";
import { DefinitionList } from "@/components/ui/definition-list";
import { MoneyText } from "@/components/ui/money-text";
import { Section } from "@/components/ui/section";
import type { EnablingPreview } from "@/lib/data/resource/preview-enabling";
import { times } from "@/lib/domain/money/money";
import { estimateOf } from "@/lib/domain/resource/metering";
import { formatPrice } from "@/lib/format/money";

type EnablingCostProps = { readonly preview: EnablingPreview; readonly quantity: number };

/** The list price, and for what runs by the hour what it would come to. */
export async function EnablingCost({ preview: { offer, currency }, quantity }: EnablingCostProps) {
  const { price, period, unit } = offer;
  if (price === null || price.amount === null) return null;
  const [t, catalogue, locale] = [
    await getTranslations("enabling"),
    await getTranslations("catalogue.per"),
    await getLocale(),
  ];
  const isHourly = period.unit === "hour";
  const per = catalogue(period.unit, { unit, count: period.count });
  const estimate = estimateOf(price.amount, quantity);
  const hourly = [
    { term: t("hour"), value: `${formatPrice(times(price.amount, quantity), locale)} ${currency}` },
    { term: t("day"), value: <MoneyText value={estimate.day} currency={currency} /> },
    { term: t("month"), value: <MoneyText value={estimate.month} currency={currency} /> },
    { term: t("frozen"), value: t(price.freeWhileFrozen ? "frozenFree" : "frozenCosts") },
  ];
  return (
    <Section title={t("cost")}>
      <DefinitionList
        items={[
          { term: t("listPrice"), value: `${formatPrice(price.amount, locale)} ${currency}, ${per}` },
          ...(isHourly ? hourly : []),
        ]}
      />
      <p className="max-w-[70ch] text-sm text-ink-2">{isHourly ? t("estimate") : t("byUse", { unit })}</p>
    </Section>
  );
}
