import { useTranslations } from "next-intl";
import type { ManagerName } from "@/lib/contracts/assignment-view";
import {
  AUTHORISED_FILTERS,
  type CustomerListQuery,
  customerListHref,
  FREEZE_FILTERS,
  LEVEL_FILTERS,
  STATUS_FILTERS,
  USE_FILTERS,
} from "@/lib/contracts/customer-list";
import type { CustomerReseller } from "@/lib/contracts/customer-view";
import { FilterBar } from "../ui/filter-bar";

type CustomerFiltersProps = {
  readonly query: CustomerListQuery;
  readonly resellers: readonly CustomerReseller[];
  /** The viewer's colleagues who look after customers; none: not a filter. */
  readonly managers: readonly ManagerName[];
  /** Whether customers can be told apart by who is authorised. */
  readonly withAuthority: boolean;
};

const NONE = {
  manager: null,
  reseller: null,
  status: null,
  frozen: null,
  level: null,
  use: null,
  usedFrom: null,
  usedTo: null,
  authority: null,
  from: null,
  to: null,
  q: null,
};

export function CustomerFilters({ query, resellers, managers, withAuthority }: CustomerFiltersProps) {
  const t = useTranslations("customer.filter");
  const status = useTranslations("customer.status");
  const any = (word: string) => ({ value: "", label: word });
  const filtered = Object.keys(NONE).some((name) => query[name as keyof typeof NONE] !== null);
  const kept = { tab: query.tab, sort: query.sort, order: text(query.order), contacts: text(query.contacts) };
  const byReseller = {
    name: "reseller",
    label: t("reseller"),
    value: text(query.reseller),
    options: [any(t("anyReseller")), ...resellers.map(({ id, name }) => ({ value: id, label: name }))],
  };
  const byManager = useManagerFilter(query, managers);
  const byAuthority = {
    name: "authority",
    label: t("authority"),
    value: text(query.authority),
    options: [
      any(t("anyAuthority")),
      ...AUTHORISED_FILTERS.map((value) => ({ value, label: t(`authorities.${value}`) })),
    ],
  };
  return (
    <FilterBar
      action="/customers"
      label={t("label")}
      lead={t("lead")}
      search={{ name: "q", label: t("search"), value: text(query.q) }}
      kept={Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== ""))}
      clearHref={filtered ? customerListHref(query, NONE) : null}
      filters={[
        ...(resellers.length > 0 && query.tab !== "own" ? [byReseller] : []),
        {
          name: "status",
          label: t("status"),
          value: text(query.status),
          options: [any(t("anyStatus")), ...STATUS_FILTERS.map((value) => ({ value, label: status(value) }))],
        },
        {
          kind: "several",
          name: "frozen",
          label: t("frozen"),
          none: t("anyFreeze"),
          values: query.frozen ?? [],
          options: FREEZE_FILTERS.map((value) => ({ value, label: t(`freeze.${value}`) })),
        },
        {
          name: "level",
          label: t("level"),
          value: text(query.level),
          options: [any(t("anyLevel")), ...LEVEL_FILTERS.map((value) => ({ value, label: t(`levels.${value}`) }))],
        },
        {
          name: "use",
          label: t("use"),
          value: text(query.use),
          options: [any(t("anyUse")), ...USE_FILTERS.map((value) => ({ value, label: t(`uses.${value}`) }))],
        },
        { kind: "percent", name: "usedFrom", label: t("usedFrom"), value: text(query.usedFrom) },
        { kind: "percent", name: "usedTo", label: t("usedTo"), value: text(query.usedTo) },
        ...(withAuthority ? [byAuthority] : []),
        ...(managers.length > 0 ? [byManager] : []),
        { kind: "date", name: "from", label: t("from"), value: text(query.from) },
        { kind: "date", name: "to", label: t("to"), value: text(query.to) },
      ]}
    />
  );
}

function useManagerFilter({ manager }: CustomerListQuery, managers: CustomerFiltersProps["managers"]) {
  const t = useTranslations("customer.filter");
  return {
    name: "manager",
    label: t("manager"),
    value: text(manager),
    options: [
      { value: "", label: t("anyManager") },
      { value: "none", label: t("noManager") },
      ...managers.map(({ memberId, name }) => ({ value: memberId, label: name })),
    ],
  };
}

function text(value: string | number | null): string {
  return value === null ? "" : String(value);
}
