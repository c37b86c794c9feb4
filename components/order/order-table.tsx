import { useLocale, useTranslations } from "next-intl";
import type { OrderLine } from "@/lib/contracts/order-view";
import { BILLING_ZONE, formatDate } from "@/lib/format/date";
import { AppLink, ROW_LINK } from "../ui/app-link";
import { CopyId } from "../ui/copy-id";
import { MoneyText } from "../ui/money-text";
import { SelectAll, SelectRow } from "../ui/selection-cells";
import { Table, Td, Tr } from "../ui/table";
import { type Sort, Th } from "../ui/th";
import { OrderStatusBadge } from "./order-status";

type OrderTableProps = {
  readonly rows: readonly OrderLine[];
  /** The list's own path; an order stands below it. */
  readonly path: string;
  readonly currency: string;
  readonly withCustomer: boolean;
  readonly withReseller: boolean;
  /** Those that wait can be chosen. */
  readonly canPay: boolean;
  /** By when they were made. */
  readonly sort: Sort;
};

/** An order that waits, to be paid or confirmed. */
const isWaiting = ({ status }: OrderLine) => status === "pending-payment" || status === "pending-confirmation";

export function OrderTable({ rows, path, currency, withCustomer, withReseller, canPay, sort }: OrderTableProps) {
  const t = useTranslations("order");
  const waiting = rows.filter(isWaiting).map(({ id }) => id);
  return (
    <Table caption={t("caption")} minWidth={withCustomer ? "68rem" : "56rem"}>
      <thead>
        <tr>
          {canPay && <Th className="w-9">{waiting.length > 0 && <SelectAll ids={waiting} />}</Th>}
          <Th sort={sort}>{t("head.ordered")}</Th>
          <Th>{t("head.id")}</Th>
          <Th>{t("head.what")}</Th>
          {withCustomer && <Th>{t("head.customer")}</Th>}
          <Th>{t("head.type")}</Th>
          <Th>{t("head.status")}</Th>
          <Th kind="money" currency={currency}>
            {t("head.amount")}
          </Th>
          <Th>{t("head.paid")}</Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((order) => (
          <OrderRow key={order.id} {...{ order, path, currency, withCustomer, withReseller, canPay }} />
        ))}
      </tbody>
    </Table>
  );
}

type RowProps = Omit<OrderTableProps, "rows" | "sort"> & { readonly order: OrderLine };

function OrderRow({ order, path, currency, withCustomer, withReseller, canPay }: RowProps) {
  const t = useTranslations("order");
  const locale = useLocale();
  const day = (instant: Date) => formatDate(instant, { zone: BILLING_ZONE, locale });
  const { id, createdAt, customer, reseller, amount, type, source, status, acceptedAt } = order;
  return (
    <Tr>
      {canPay && <Td>{isWaiting(order) && <SelectRow id={id} name={order.thing.specification} />}</Td>}
      <Td className="figures whitespace-nowrap">{day(createdAt)}</Td>
      <Td className="whitespace-nowrap">
        <CopyId value={id} label={t("detail.id")} shortened="end" />
      </Td>
      <What order={order} path={path} currency={currency} />
      {withCustomer && (
        <Td className="max-w-56">
          <span className="block truncate">{customer.name}</span>
          {withReseller && <span className="block truncate text-xs text-ink-2">{reseller}</span>}
        </Td>
      )}
      <Td className="whitespace-nowrap">
        {t(`type.${type}`)}
        <span className="block text-xs text-ink-2">{t(`source.${source}`)}</span>
      </Td>
      <Td>
        <OrderStatusBadge status={status} />
      </Td>
      <Td kind="money">
        <MoneyText value={amount} />
      </Td>
      <Td className="figures whitespace-nowrap">{acceptedAt ? day(acceptedAt) : "–"}</Td>
    </Tr>
  );
}

type WhatProps = Pick<RowProps, "order" | "path" | "currency">;

/** The first line of an order, and how many more there are. */
function What({ order: { id, thing, more, amount, status }, path, currency }: WhatProps) {
  const t = useTranslations("order");
  const modes = useTranslations("catalogue.mode");
  const { specification, mode, period, periods, quantity, unit } = thing;
  const term = t(`term.${period.unit}`, { count: period.count * periods });
  return (
    <Td className="max-w-72">
      <AppLink href={`${path}/${id}`} className={`block truncate ${ROW_LINK}`}>
        {specification}
        {more > 0 && <span className="ml-1 font-normal text-ink-2">{t("more", { count: more })}</span>}
      </AppLink>
      <span className="block truncate text-xs text-ink-2">
        {t("line", { mode: modes(mode), term, units: t("units", { quantity, unit }) })}
      </span>
      {/* On phones amount and status are never out of sight. */}
      <span aria-hidden className="mt-0.5 flex flex-wrap items-center gap-2 text-xs sm:hidden">
        <MoneyText value={amount} currency={currency} />
        <OrderStatusBadge status={status} />
      </span>
    </Td>
  );
}
