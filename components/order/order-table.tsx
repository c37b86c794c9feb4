import { useLocale, useTranslations } from "next-intl";
import type { OrderLine } from "@/lib/contracts/order-view";
import { BILLING_ZONE, formatDate } from "@/lib/format/date";
import { AppLink, ROW_LINK } from "../ui/app-link";
import { MoneyText } from "../ui/money-text";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";

type OrderTableProps = {
  readonly rows: readonly OrderLine[];
  /** The list's own path; an order stands below it. */
  readonly path: string;
  readonly currency: string;
  readonly withCustomer: boolean;
};

export function OrderTable({ rows, path, currency, withCustomer }: OrderTableProps) {
  const t = useTranslations("order");
  return (
    <Table caption={t("caption")} minWidth={withCustomer ? "58rem" : "48rem"}>
      <thead>
        <tr>
          <Th>{t("head.ordered")}</Th>
          <Th>{t("head.what")}</Th>
          {withCustomer && <Th>{t("head.customer")}</Th>}
          <Th>{t("head.quantity")}</Th>
          <Th>{t("head.term")}</Th>
          <Th kind="money" currency={currency}>
            {t("head.amount")}
          </Th>
          <Th kind="money" currency={currency}>
            {t("head.coupons")}
          </Th>
        </tr>
      </thead>
      <tbody>
        {rows.map((order) => (
          <OrderRow key={order.id} {...{ order, path, currency, withCustomer }} />
        ))}
      </tbody>
    </Table>
  );
}

type RowProps = Omit<OrderTableProps, "rows"> & { readonly order: OrderLine };

function OrderRow({ order, path, currency, withCustomer }: RowProps) {
  const { id, acceptedAt, thing, customer, amount, coupons } = order;
  const t = useTranslations("order");
  const modes = useTranslations("catalogue.mode");
  const locale = useLocale();
  const day = (instant: Date) => formatDate(instant, { zone: BILLING_ZONE, locale });
  const { specification, mode, period, periods, quantity, unit, expiresAt } = thing;
  const term = t(`term.${period.unit}`, { count: period.count * periods });
  return (
    <Tr>
      <Td className="figures whitespace-nowrap">{day(acceptedAt)}</Td>
      <Td className="max-w-72">
        <AppLink href={`${path}/${id}`} className={`block truncate ${ROW_LINK}`}>
          {specification}
        </AppLink>
        <span className="block truncate text-xs text-ink-2">{t("line", { mode: modes(mode), term })}</span>
        {/* On phones the amount is never out of sight. */}
        <span aria-hidden className="block text-xs sm:hidden">
          <MoneyText value={amount} currency={currency} />
        </span>
      </Td>
      {withCustomer && (
        <Td className="max-w-56">
          <span className="block truncate">{customer.name}</span>
        </Td>
      )}
      <Td className="figures whitespace-nowrap">{t("units", { quantity, unit })}</Td>
      <Td className="figures whitespace-nowrap">{day(expiresAt)}</Td>
      <Td kind="money">
        <MoneyText value={amount} />
      </Td>
      <Td kind="money">
        <MoneyText value={coupons} />
      </Td>
    </Tr>
  );
}
