import { useTranslations } from "next-intl";
import type { ManagerName } from "@/lib/contracts/assignment-view";
import type { CustomerReseller } from "@/lib/contracts/customer-view";
import { type WhatIfQuery, whatIfHref } from "@/lib/contracts/what-if-query";
import { EXHAUSTION_ACTIONS } from "@/lib/domain/budget/budget";
import { AMOUNT_WAYS, TRIAL_THRESHOLDS } from "@/lib/domain/what-if/policy";
import { exactOf } from "@/lib/format/money";
import { AppLink } from "../ui/app-link";
import { FilterBar, type FilterBarProps } from "../ui/filter-bar";

type PolicyFormProps = {
  readonly query: WhatIfQuery;
  readonly resellers: readonly CustomerReseller[];
  /** None: not a choice. */
  readonly managers: readonly ManagerName[];
};

type Filters = FilterBarProps["filters"];

/** The policy and for whom, as one sentence that stands in the address. */
export function PolicyForm({ query, resellers, managers }: PolicyFormProps) {
  const t = useTranslations("what-if.form");
  const { customers } = query;
  return (
    <div className="flex flex-col gap-2">
      <FilterBar
        action="/customers/what-if"
        label={t("label")}
        lead={t("lead")}
        filters={[...usePolicyFilters(query), ...useCustomerFilters({ query, resellers, managers })]}
        kept={customers ? { customers: customers.join(",") } : {}}
        clearHref={whatIfHref(query) === "/customers/what-if" ? null : "/customers/what-if"}
      />
      <p className="text-xs text-ink-3">
        {customers && (
          <>
            {t("chosen", { count: customers.length })}{" "}
            <AppLink href={whatIfHref(query, { customers: null })} className="mr-3 underline">
              {t("notChosen")}
            </AppLink>
          </>
        )}
        {t("thresholdNote")}
      </p>
    </div>
  );
}

function usePolicyFilters({ how, amount, percent, action, lift, thresholds }: WhatIfQuery): Filters {
  const t = useTranslations("what-if.form");
  const budget = useTranslations("budget.action");
  const ofAmount = { kind: "text", name: "amount", label: t("amount"), value: amount ? exactOf(amount) : "" } as const;
  const ofPercent = { kind: "percent", name: "percent", label: t("percent"), value: String(percent ?? "") } as const;
  const usual = (known: string) => (known === "suggested" || known === "alert-only" ? "" : known);
  return [
    {
      name: "how",
      label: t("how"),
      value: usual(how),
      options: AMOUNT_WAYS.toReversed().map((way) => ({ value: usual(way), label: t(`ways.${way}`) })),
    },
    ...(how === "fixed" ? [ofAmount] : []),
    ...(how === "percent-of-mean" ? [ofPercent] : []),
    {
      name: "action",
      label: t("action"),
      value: usual(action),
      options: EXHAUSTION_ACTIONS.map((value) => ({ value: usual(value), label: budget(value) })),
    },
    {
      name: "lift",
      label: t("lift"),
      value: lift ?? "",
      options: [
        { value: "", label: t("lifts.off") },
        { value: "on", label: t("lifts.on") },
      ],
    },
    {
      kind: "several",
      name: "thresholds",
      label: t("thresholds"),
      none: t("allThresholds"),
      values: thresholds ?? [],
      options: TRIAL_THRESHOLDS.map((value) => ({ value, label: t(`threshold.${value}`) })),
    },
  ];
}

function useCustomerFilters({ query, resellers, managers }: PolicyFormProps): Filters {
  const t = useTranslations("what-if.form");
  const ofReseller = {
    name: "reseller",
    label: t("reseller"),
    value: query.reseller ?? "",
    options: [{ value: "", label: t("anyReseller") }, ...resellers.map(({ id, name }) => ({ value: id, label: name }))],
  };
  const ofManager = {
    name: "manager",
    label: t("manager"),
    value: query.manager ?? "",
    options: [
      { value: "", label: t("anyManager") },
      { value: "none", label: t("noManager") },
      ...managers.map(({ memberId, name }) => ({ value: memberId, label: name })),
    ],
  };
  return [
    ...(resellers.length > 0 ? [ofReseller] : []),
    ...(managers.length > 0 ? [ofManager] : []),
    {
      name: "budget",
      label: t("budget"),
      value: query.budget ?? "",
      options: [
        { value: "", label: t("anyBudget") },
        { value: "none", label: t("withoutBudget") },
      ],
    },
  ];
}
