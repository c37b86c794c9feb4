import { useTranslations } from "next-intl";
import type { OrderListQuery } from "@/lib/contracts/order";
import type { OrderLine } from "@/lib/contracts/order-view";
import { type Page, placeHref } from "@/lib/contracts/page";
import { ORDERED_MODES } from "@/lib/domain/order/decide-order";
import { EmptyState } from "../ui/empty-state";
import { FilterBar } from "../ui/filter-bar";
import { LinkButton } from "../ui/link-button";
import { Pager } from "../ui/pager";
import { OrderTable } from "./order-table";

type OrderListProps = {
  readonly path: string;
  readonly query: OrderListQuery;
  readonly page: Page<OrderLine>;
  readonly currency: string;
  /** The reader buys itself; else it is a partner that reads its customers' orders. */
  readonly isOwn: boolean;
};

/** Orders by words, charging mode and month, the newest first. */
export function OrderList({ path, query, page, currency, isOwn }: OrderListProps) {
  const t = useTranslations("order");
  const { q, mode, month, after, before } = query;
  const isFiltered = [q, mode, month].some((value) => value !== null);
  const at = (place: Partial<OrderListQuery>) => placeHref(path, { ...query, after: null, before: null, ...place });
  if (page.rows.length === 0 && !isFiltered && after === null && before === null) return <NoOrders isOwn={isOwn} />;
  return (
    <div className="flex flex-col gap-4">
      <OrderFilters {...{ path, query, isOwn, isFiltered }} />
      {page.rows.length === 0 ? (
        <EmptyState title={t("unmatched")} actions={<LinkButton href={path}>{t("clear")}</LinkButton>}>
          {t("unmatchedHint")}
        </EmptyState>
      ) : (
        <OrderTable rows={page.rows} path={path} currency={currency} withCustomer={!isOwn} />
      )}
      <Pager
        previousHref={page.before && at({ before: page.before })}
        nextHref={page.after && at({ after: page.after })}
      />
    </div>
  );
}

function NoOrders({ isOwn }: Pick<OrderListProps, "isOwn">) {
  const t = useTranslations("order");
  const way = isOwn ? "/portal/products" : "/products";
  return (
    <EmptyState title={t("empty")} actions={<LinkButton href={way}>{t("toProducts")}</LinkButton>}>
      {t(isOwn ? "emptyCustomer" : "emptyPartner")}
    </EmptyState>
  );
}

type FiltersProps = Pick<OrderListProps, "path" | "query" | "isOwn"> & { readonly isFiltered: boolean };

function OrderFilters({ path, query: { q, mode, month }, isOwn, isFiltered }: FiltersProps) {
  const t = useTranslations("order.filter");
  const modes = useTranslations("catalogue.mode");
  return (
    <FilterBar
      action={path}
      label={t("label")}
      lead={t("lead")}
      search={{ name: "q", label: t(isOwn ? "searchOwn" : "search"), value: q ?? "" }}
      clearHref={isFiltered ? path : null}
      filters={[
        {
          name: "mode",
          label: t("mode"),
          value: mode ?? "",
          options: [
            { value: "", label: t("anyMode") },
            ...ORDERED_MODES.map((value) => ({ value, label: modes(value) })),
          ],
        },
        { kind: "month", name: "month", label: t("month"), value: month ?? "" },
      ]}
    />
  );
}
