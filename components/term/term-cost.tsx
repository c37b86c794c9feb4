import { useLocale, useTranslations } from "next-intl";
import type { TermPreview } from "@/lib/contracts/term-view";
import { toBillingMonth } from "@/lib/domain/calendar/billing-month";
import { type Money, toMoney, ZERO } from "@/lib/domain/money/money";
import { BILLING_ZONE, formatInstant, formatMonth } from "@/lib/format/date";
import { formatPrice } from "@/lib/format/money";
import { type Definition, DefinitionList } from "../ui/definition-list";
import { MoneyText } from "../ui/money-text";
import { Section } from "../ui/section";

type TermCostProps = { readonly preview: TermPreview; readonly perUnit: string | null };

/** What an order about a resource takes or gives back, until when it runs then, and what it leaves of the budget. */
export function TermCost({ preview, perUnit }: TermCostProps) {
  const t = useTranslations("term.cost");
  const items = [
    ...useListPrice(preview, perUnit),
    useAmount(preview),
    ...useGivenBack(preview),
    ...useSpan(preview),
    ...useLeft(preview),
  ];
  return (
    <Section title={preview.amount !== null && preview.amount < ZERO ? t("titleBack") : t("title")}>
      <DefinitionList items={items} />
    </Section>
  );
}

function useListPrice({ quote, currency }: TermPreview, perUnit: string | null): readonly Definition[] {
  const t = useTranslations("term.cost");
  const locale = useLocale();
  if (!quote || perUnit === null) return [];
  return [{ term: t("listPrice"), value: `${formatPrice(quote.price, locale)} ${currency}, ${perUnit}` }];
}

function useSpan({ quote }: TermPreview): readonly Definition[] {
  const t = useTranslations("term.cost");
  const locale = useLocale();
  const instant = (at: Date) => formatInstant(at, { zone: BILLING_ZONE, locale });
  if (!quote) return [];
  return [
    { term: t("from"), value: instant(quote.effectiveAt) },
    { term: t("until"), value: instant(quote.expiresAt) },
  ];
}

function useLeft({ remaining, currency }: TermPreview): readonly Definition[] {
  const t = useTranslations("term.cost");
  const left = (amount: Money | null) =>
    amount === null ? t("noBudget") : <MoneyText value={amount} currency={currency} />;
  return [
    { term: t("before"), value: left(remaining?.before ?? null) },
    { term: t("after"), value: left(remaining?.after ?? null) },
  ];
}

function useAmount({ amount, currency }: TermPreview): Definition {
  const t = useTranslations("term.cost");
  const value = amount ?? ZERO;
  const shown = value < ZERO ? toMoney(-value) : value;
  return {
    term: value < ZERO ? t("back") : t("amount"),
    value: <MoneyText value={shown} currency={currency} className="text-lg font-semibold" />,
  };
}

/** Each month gets back what it was charged (G9). */
function useGivenBack({ givesBack, currency }: TermPreview): readonly Definition[] {
  const t = useTranslations("term.cost");
  const locale = useLocale();
  return givesBack.flatMap(({ month, amount }) => {
    const known = toBillingMonth(month);
    const value = <MoneyText value={amount} currency={currency} />;
    return known ? [{ id: month, term: t("backTo", { month: formatMonth(known, locale) }), value }] : [];
  });
}
