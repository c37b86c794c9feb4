import { useTranslations } from "next-intl";
import type { ManagerName } from "@/lib/contracts/assignment-view";
import type { CustomerReseller } from "@/lib/contracts/customer-view";
import type { ExpenditureSummaryQuery } from "@/lib/contracts/expenditure-query";
import { ASSOCIATION_TYPES } from "@/lib/domain/expenditure/dimension";
import type { FilterChoice } from "../ui/filter-chip";

export type WhoseChoices = {
  /** The one customer asked for; null: none is. */
  readonly customer: { readonly id: string; readonly name: string } | null;
  /** A distributor's; none: with whom a customer was is no filter. */
  readonly resellers: readonly CustomerReseller[];
  readonly managers: readonly ManagerName[];
};

type Whose = Pick<ExpenditureSummaryQuery, "customer" | "type" | "reseller" | "manager">;

/** Whose expenditure: which customer, associated how, with whom, looked after by whom. */
export function useWhoseFilters(query: Whose, { customer, resellers, managers }: WhoseChoices): FilterChoice[] {
  const t = useTranslations("expenditure.filter");
  const any = (label: string) => ({ value: "", label });
  const ofCustomer = customer && {
    name: "customer",
    label: t("customer"),
    value: customer.id,
    options: [any(t("anyCustomer")), { value: customer.id, label: customer.name }],
  };
  const ofType = {
    name: "type",
    label: t("type"),
    value: query.type ?? "",
    options: [any(t("anyType")), ...ASSOCIATION_TYPES.map((value) => ({ value, label: t(`types.${value}`) }))],
  };
  const ofReseller = {
    name: "reseller",
    label: t("reseller"),
    value: query.reseller ?? "",
    options: [any(t("anyReseller")), ...resellers.map(({ id, name }) => ({ value: id, label: name }))],
  };
  const ofManager = {
    name: "manager",
    label: t("manager"),
    value: query.manager ?? "",
    options: [
      any(t("anyManager")),
      { value: "none", label: t("noManager") },
      ...managers.map(({ memberId, name }) => ({ value: memberId, label: name })),
    ],
  };
  return [
    ...(ofCustomer ? [ofCustomer] : []),
    ...(resellers.length > 0 ? [ofType, ofReseller] : []),
    ...(managers.length > 0 ? [ofManager] : []),
  ];
}
