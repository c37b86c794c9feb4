import { useTranslations } from "next-intl";
import type { AccountManager } from "@/lib/contracts/assignment-view";
import type { CustomerReseller } from "@/lib/contracts/customer-view";
import { type StatisticsQuery, WITHOUT } from "@/lib/contracts/statistics-query";
import { CHARGING_MODES } from "@/lib/domain/expenditure/charge";
import { ASSOCIATION_TYPES } from "@/lib/domain/expenditure/dimension";
import { FilterBar } from "../ui/filter-bar";
import type { FilterChoice } from "../ui/filter-chip";
import { useGroupWords } from "./group-words";

export type StatisticsFiltersProps = {
  readonly path: "/expenditure/statistics" | "/expenditure/comparison";
  readonly query: Pick<
    StatisticsQuery,
    "range" | "from" | "to" | "compare" | "customer" | "reseller" | "manager" | "type" | "product" | "region" | "mode"
  >;
  /** What the page asks besides, as filters of its own. */
  readonly own: readonly FilterChoice[];
  readonly kept: Readonly<Record<string, string>>;
  /** Null: not narrowed to one. */
  readonly customerName: string | null;
  readonly resellers: readonly CustomerReseller[];
  readonly managers: readonly AccountManager[];
  readonly products: readonly string[];
  readonly regions: readonly string[];
  readonly isDistributor: boolean;
  readonly clearHref: string | null;
};

/** Days, what they are held against, and what of spending is asked; all of it stands in the address. */
export function StatisticsFilters(props: StatisticsFiltersProps) {
  const { path, query, own, kept, customerName, resellers, managers, products, regions, isDistributor } = props;
  const t = useTranslations("statistics.filter");
  const words = useGroupWords();
  const choice = (
    name: FilterName,
    options: readonly { readonly value: string; readonly label: string }[],
  ): FilterChoice => ({
    name,
    label: t(name),
    value: query[name] ?? "",
    options: [{ value: "", label: t("any") }, ...options],
  });
  const named = (group: "product" | "region", keys: readonly string[]) =>
    keys.map((key) => ({ value: key === "" ? WITHOUT : key, label: words(group, { key, name: null }) }));
  return (
    <FilterBar
      action={path}
      label={t("label")}
      lead={t("lead")}
      kept={kept}
      clearHref={props.clearHref}
      filters={[
        { kind: "date", name: "from", label: t("from"), value: query.from ?? "" },
        { kind: "date", name: "to", label: t("to"), value: query.to ?? "" },
        {
          name: "compare",
          label: t("compare"),
          value: query.compare === "year-before" ? "year-before" : "",
          options: [
            { value: "", label: t("former") },
            { value: "year-before", label: t("yearBefore") },
          ],
        },
        ...own,
        ...(query.customer
          ? [choice("customer", [{ value: query.customer, label: customerName ?? t("unknown") }])]
          : []),
        choice("product", named("product", products)),
        choice("region", named("region", regions)),
        choice(
          "mode",
          CHARGING_MODES.map((key) => ({ value: key, label: words("charging-mode", { key, name: null }) })),
        ),
        ...(isDistributor
          ? [
              choice(
                "type",
                ASSOCIATION_TYPES.map((key) => ({ value: key, label: words("association-type", { key, name: null }) })),
              ),
              choice(
                "reseller",
                resellers.map(({ id, name }) => ({ value: id, label: name })),
              ),
            ]
          : []),
        ...(managers.length > 0
          ? [
              choice("manager", [
                { value: WITHOUT, label: words("account-manager", { key: "", name: null }) },
                ...managers.map(({ memberId, name }) => ({ value: memberId, label: name })),
              ]),
            ]
          : []),
      ]}
    />
  );
}

type FilterName = "customer" | "product" | "region" | "mode" | "type" | "reseller" | "manager";
