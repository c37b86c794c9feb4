import { useTranslations } from "next-intl";
import type { OrderListQuery } from "@/lib/contracts/order";
import { ORDERED_MODES } from "@/lib/domain/order/decide-order";
import { orderedWithin } from "@/lib/domain/order/ordered-within";
import { ORDER_STATUSES, ORDER_TYPES } from "@/lib/domain/order/status";
import { FilterBar } from "../ui/filter-bar";

type OrderFiltersProps = {
  readonly path: string;
  readonly query: OrderListQuery;
  readonly services: readonly string[];
  readonly isOwn: boolean;
  /** Null when nothing is filtered. */
  readonly clearHref: string | null;
};

/** Customer and number, status, type, service, charging mode and days; what is not filtered stays in the address. */
export function OrderFilters({ path, query, services, isOwn, clearHref }: OrderFiltersProps) {
  const t = useTranslations("order.filter");
  const modes = useTranslations("catalogue.mode");
  const statuses = useTranslations("order.status");
  const types = useTranslations("order.type");
  // What is shown is what was looked for, also where more days were asked than a list spans.
  const { from, to } = orderedWithin(query.from, query.to);
  const choice = <Value extends string>(
    name: "status" | "type" | "service" | "mode",
    values: readonly Value[],
    wordOf: (value: Value) => string,
  ) => ({
    name,
    label: t(name),
    value: query[name] ?? "",
    options: [{ value: "", label: t("any") }, ...values.map((value) => ({ value, label: wordOf(value) }))],
  });
  return (
    <FilterBar
      action={path}
      label={t("label")}
      lead={t("lead")}
      search={{ name: "q", label: t(isOwn ? "searchOwn" : "search"), value: query.q ?? "" }}
      clearHref={clearHref}
      kept={keptOf(query)}
      filters={[
        choice("status", ORDER_STATUSES, statuses),
        choice("type", ORDER_TYPES, types),
        choice("service", services, (service) => service),
        choice("mode", ORDERED_MODES, modes),
        { kind: "date", name: "from", label: t("from"), value: from ?? "" },
        { kind: "date", name: "to", label: t("to"), value: to ?? "" },
      ]}
    />
  );
}

function keptOf({ tab, order }: OrderListQuery): Readonly<Record<string, string>> {
  return { ...(tab !== null && { tab }), ...(order !== null && { order }) };
}
