import { useLocale, useTranslations } from "next-intl";
import { DETAIL_AMOUNTS, detailsHref, type ExpenditureDetailsQuery } from "@/lib/contracts/expenditure-query";
import type { ChargeChoices } from "@/lib/contracts/expenditure-view";
import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import { BILL_TYPES } from "@/lib/domain/expenditure/bill-type";
import { CHARGING_MODES } from "@/lib/domain/expenditure/charge";
import { PAYMENT_STATUSES } from "@/lib/domain/expenditure/payment-status";
import { detailMonthsOf } from "@/lib/domain/expenditure/summary";
import { formatMonth } from "@/lib/format/date";
import { FilterBar } from "../ui/filter-bar";
import type { FilterChoice, FilterDate } from "../ui/filter-chip";
import { useWhoseFilters, type WhoseChoices } from "./whose-filters";

export type DetailsFiltersProps = {
  readonly path: string;
  readonly query: ExpenditureDetailsQuery;
  /** The one that is shown. */
  readonly month: BillingMonth;
  readonly running: BillingMonth;
  readonly choices: ChargeChoices;
  /** Null: the reader's own. */
  readonly whose: WhoseChoices | null;
};

const NOBODY: WhoseChoices = { customer: null, resellers: [], managers: [] };

/** Month, amounts, whose, and what the charges are of and for. */
export function DetailsFilters({ path, query, month, running, choices, whose }: DetailsFiltersProps) {
  const t = useTranslations("expenditure.filter");
  const locale = useLocale();
  const { month: _month, after: _after, before: _before, amount, ...wishes } = query;
  const isNarrowed = amount !== "hide-zero" || Object.values(wishes).some((wish) => wish !== null);
  const months = detailMonthsOf(running).map((value) => ({ value, label: formatMonth(value, locale) }));
  const whoseFilters = useWhoseFilters(query, whose ?? NOBODY);
  const what = useWhatFilters(query, choices);
  return (
    <FilterBar
      action={path}
      label={t("label")}
      lead={t("leadCharges")}
      search={whose === null ? undefined : { name: "q", label: t("search"), value: query.q ?? "" }}
      clearHref={isNarrowed ? detailsHref(path, { month: query.month }) : null}
      filters={[
        { name: "month", label: t("month"), value: month, options: months },
        {
          name: "amount",
          label: t("amount"),
          value: amount === "hide-zero" ? "" : amount,
          options: DETAIL_AMOUNTS.map((value) => ({
            value: value === "hide-zero" ? "" : value,
            label: t(`amounts.${value}`),
          })),
        },
        ...whoseFilters,
        ...what,
      ]}
    />
  );
}

function useWhatFilters(query: ExpenditureDetailsQuery, choices: ChargeChoices): (FilterChoice | FilterDate)[] {
  const t = useTranslations("expenditure.filter");
  const words = useTranslations("expenditure");
  const modes = useTranslations("catalogue.mode");
  const choice = <Value extends string>(
    name: "product" | "mode" | "bill" | "region" | "payment",
    values: readonly Value[],
    wordOf: (value: Value) => string,
  ) => ({
    name,
    label: t(name),
    value: query[name] ?? "",
    options: [{ value: "", label: t("any") }, ...values.map((value) => ({ value, label: wordOf(value) }))],
  });
  const text = (name: "transaction" | "resource" | "resourceId"): FilterDate => ({
    kind: "text",
    name,
    label: t(name),
    value: query[name] ?? "",
    placeholder: t("any"),
  });
  return [
    choice("product", withAsked(choices.products.filter(Boolean), query.product), (product) => product),
    choice("mode", CHARGING_MODES, modes),
    choice("bill", BILL_TYPES, (type) => words(`billType.${type}`)),
    choice(
      "region",
      withAsked(
        choices.regions.map((region) => region || "none"),
        query.region,
      ),
      (region) => (region === "none" ? t("noRegion") : region),
    ),
    choice("payment", PAYMENT_STATUSES, (status) => words(`payment.${status}`)),
    text("transaction"),
    text("resource"),
    text("resourceId"),
  ];
}

/** What is asked for stays to be seen, also in a month that has none of it. */
function withAsked(values: readonly string[], asked: string | null): readonly string[] {
  return asked === null || values.includes(asked) ? values : [asked, ...values];
}
