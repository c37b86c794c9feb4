import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { OrderListQuery } from "@/lib/contracts/order";
import type { OrderLine } from "@/lib/contracts/order-view";
import { type Page, placeHref } from "@/lib/contracts/page";
import { ORDERED_DAYS_MAX, orderedWithin } from "@/lib/domain/order/ordered-within";
import { EmptyState } from "../ui/empty-state";
import { LinkButton } from "../ui/link-button";
import { Pager } from "../ui/pager";
import { OrderFilters } from "./order-filters";
import { OrderTable } from "./order-table";

type OrderListProps = {
  readonly path: string;
  readonly query: OrderListQuery;
  readonly page: Page<OrderLine>;
  readonly currency: string;
  readonly services: readonly string[];
  /** The reader buys itself; else it is a partner that reads its customers' orders. */
  readonly isOwn: boolean;
  /** Those that wait can be chosen, to be paid together. */
  readonly canPay?: boolean;
  /** What is done to the chosen ones. */
  readonly children?: ReactNode;
};

/** Orders that match, by when they were made. */
export function OrderList({ path, query, page, currency, services, isOwn, canPay = false, children }: OrderListProps) {
  const t = useTranslations("order");
  const { tab, order, after, before, ...filters } = query;
  const isFiltered = Object.values(filters).some((value) => value !== null);
  const at = (change: Partial<OrderListQuery>) => placeHref(path, { ...query, after: null, before: null, ...change });
  const bare = placeHref(path, { tab, order });
  const isWhole = [after, before, ...Object.values(filters)].every((value) => value === null);
  if (page.rows.length === 0 && isWhole) return <NoOrders isOwn={isOwn} />;
  return (
    <div className="flex flex-col gap-4">
      <OrderFilters {...{ path, query, services, isOwn }} clearHref={isFiltered ? bare : null} />
      <CutNote query={query} />
      {page.rows.length === 0 ? (
        <EmptyState title={t("unmatched")} actions={<LinkButton href={bare}>{t("clear")}</LinkButton>}>
          {t("unmatchedHint")}
        </EmptyState>
      ) : (
        <OrderTable
          rows={page.rows}
          {...{ path, currency, canPay }}
          withCustomer={!isOwn}
          withReseller={tab === "resellers"}
          sort={
            order === "up"
              ? { href: at({ order: null }), direction: "ascending" }
              : { href: at({ order: "up" }), direction: "descending" }
          }
        />
      )}
      <Pager
        previousHref={page.before && at({ before: page.before })}
        nextHref={page.after && at({ after: page.after })}
      />
      {children}
    </div>
  );
}

/** That more days were asked for than a list spans. */
function CutNote({ query: { from, to } }: Pick<OrderListProps, "query">) {
  const t = useTranslations("order");
  if (!orderedWithin(from, to).isCut) return null;
  return <p className="text-sm text-ink-2">{t("cut", { days: ORDERED_DAYS_MAX })}</p>;
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
