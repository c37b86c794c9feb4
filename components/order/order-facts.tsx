import { useLocale, useTranslations } from "next-intl";
import type { OrderDetails, OrderPerson } from "@/lib/contracts/order-view";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { BILLING_ZONE, formatInstant, formatMonth } from "@/lib/format/date";
import { CopyId } from "../ui/copy-id";
import { type Definition, DefinitionList } from "../ui/definition-list";
import { MoneyText } from "../ui/money-text";

type OrderFactsProps = { readonly order: OrderDetails; readonly withCustomer: boolean };

/** Whose an order is, how it came about and what became of it. */
export function OrderFacts({ order, withCustomer }: OrderFactsProps) {
  const t = useTranslations("order");
  const locale = useLocale();
  const instant = (at: Date) => formatInstant(at, { zone: BILLING_ZONE, locale });
  const person = ({ name, company }: OrderPerson) => t("detail.person", { name, company });
  const { id, customer, reseller, type, source, by, createdAt, payBefore, acceptedAt, acceptedBy, accountId } = order;
  const whose: readonly Definition[] = [
    { term: t("detail.customer"), value: customer.name },
    ...(reseller === null ? [] : [{ term: t("detail.reseller"), value: reseller }]),
  ];
  const paid: readonly Definition[] = acceptedAt
    ? [
        { term: t("detail.paid"), value: instant(acceptedAt) },
        ...(acceptedBy ? [{ term: t("detail.paidBy"), value: person(acceptedBy) }] : []),
      ]
    : [];
  const items: readonly Definition[] = [
    { term: t("detail.id"), value: <CopyId value={id} label={t("detail.id")} /> },
    ...(withCustomer ? whose : []),
    { term: t("detail.type"), value: t(`type.${type}`) },
    { term: t("detail.source"), value: t(`source.${source}`) },
    { term: t("detail.by"), value: person(by) },
    { term: t("detail.ordered"), value: instant(createdAt) },
    { term: t("detail.payBefore"), value: instant(payBefore) },
    ...paid,
    { term: t("detail.account"), value: <span className="font-mono text-sm">{accountId}</span> },
  ];
  return <DefinitionList items={items} />;
}

/** What it comes to, and whether that counts. */
export function OrderAmounts({ order }: { readonly order: OrderDetails }) {
  const t = useTranslations("order.detail");
  const locale = useLocale();
  const { amount, currency, counts, acceptedAt, parts, type } = order;
  const month = acceptedAt && formatMonth(billingMonthOf(acceptedAt), locale);
  // What is given back counts in the month of what it gives back.
  const isGiving = parts.some(({ kind }) => kind === "refund");
  const counted = counts ? t(isGiving ? "countsBack" : "countsYes", { month: month ?? "" }) : t("countsNo");
  return (
    <DefinitionList
      items={[
        {
          term: t(type === "unsubscription" ? "amountBack" : "amount"),
          value: <MoneyText value={amount} currency={currency} copyable className="font-semibold" />,
        },
        { term: t("discount"), value: t("none") },
        { term: t("coupons"), value: t("none") },
        { term: t("counts"), value: month === null ? t("countsNotYet") : counted },
      ]}
    />
  );
}
