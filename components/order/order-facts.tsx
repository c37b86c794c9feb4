import { useLocale, useTranslations } from "next-intl";
import type { OrderDetails } from "@/lib/contracts/order-view";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { minus } from "@/lib/domain/money/money";
import { BILLING_ZONE, formatDate, formatInstant, formatMonth } from "@/lib/format/date";
import { formatPrice } from "@/lib/format/money";
import { CopyId } from "../ui/copy-id";
import { type Definition, DefinitionList } from "../ui/definition-list";
import { MoneyText } from "../ui/money-text";

type OrderFactsProps = { readonly order: OrderDetails; readonly withCustomer: boolean };

/** An order as it was accepted. */
export function OrderFacts({ order, withCustomer }: OrderFactsProps) {
  const t = useTranslations("order.detail");
  const id = { term: t("id"), value: <CopyId value={order.id} label={t("id")} /> };
  const customer = { term: t("customer"), value: order.customer.name };
  const items = [id, ...(withCustomer ? [customer] : []), ...useBought(order), ...usePaid(order)];
  return <DefinitionList items={items} />;
}

function useBought({ thing }: OrderDetails): readonly Definition[] {
  const t = useTranslations("order.detail");
  const order = useTranslations("order");
  const modes = useTranslations("catalogue.mode");
  const locale = useLocale();
  const instant = (at: Date) => formatInstant(at, { zone: BILLING_ZONE, locale });
  const { service, specification, product, regionName, region, mode, quantity, unit, period, periods } = thing;
  return [
    {
      term: t("what"),
      value: (
        <>
          {service}, {specification} <span className="text-xs text-ink-3">{product}</span>
        </>
      ),
    },
    {
      term: t("region"),
      value: (
        <>
          {regionName} <span className="text-xs text-ink-3">{region}</span>
        </>
      ),
    },
    { term: t("mode"), value: modes(mode) },
    { term: t("quantity"), value: order("units", { quantity, unit }) },
    { term: t("term"), value: order(`term.${period.unit}`, { count: period.count * periods }) },
    { term: t("effective"), value: instant(thing.effectiveAt) },
    { term: t("expires"), value: instant(thing.expiresAt) },
  ];
}

function usePaid(bought: OrderDetails): readonly Definition[] {
  const { thing, amount, coupons, currency, acceptedAt, accountId, by, counts } = bought;
  const t = useTranslations("order.detail");
  const order = useTranslations("order");
  const locale = useLocale();
  const { price, priceValidFrom, unit, period } = thing;
  const per = { unit, period: order(`term.${period.unit}`, { count: period.count }) };
  const month = formatMonth(billingMonthOf(acceptedAt), locale);
  return [
    { term: t("price"), value: t("priceOf", { price: formatPrice(price, locale), currency, ...per }) },
    { term: t("priceSince"), value: formatDate(priceValidFrom, { zone: BILLING_ZONE, locale }) },
    {
      term: t("amount"),
      value: <MoneyText value={amount} currency={currency} copyable className="font-semibold" />,
    },
    { term: t("coupons"), value: <MoneyText value={coupons} currency={currency} copyable /> },
    { term: t("paid"), value: <MoneyText value={minus(amount, coupons)} currency={currency} copyable /> },
    { term: t("counts"), value: counts ? t("countsYes", { month }) : t("countsNo") },
    { term: t("account"), value: <span className="font-mono text-sm">{accountId}</span> },
    { term: t("by"), value: by },
  ];
}
