import { getTranslations } from "next-intl/server";
import { FilterBar } from "@/components/ui/filter-bar";
import type { OperationLogFilter } from "@/lib/contracts/operation-log";
import { AUDIT_ACTIONS, AUDIT_FAMILIES } from "@/lib/domain/audit/action";
import { keyOf } from "@/lib/format/audit";

type LogFiltersProps = { readonly filter: OperationLogFilter };

export async function LogFilters({ filter }: LogFiltersProps) {
  const t = await getTranslations("audit");
  const { family, customer, change } = filter;
  const valueOf = (name: keyof OperationLogFilter) => filter[name] ?? "";
  const isFiltered = Object.values(filter).some((value) => value !== null);
  const actions = AUDIT_ACTIONS.filter((one) => family === null || one.startsWith(`${family}.`));
  const kept = Object.entries({ customer, change }).filter((pair): pair is [string, string] => pair[1] !== null);
  return (
    <FilterBar
      action="/operation-log"
      label={t("filter")}
      search={{ name: "object", label: t("object"), value: valueOf("object") }}
      filters={[
        { kind: "text", name: "person", label: t("person"), placeholder: t("anybody"), value: valueOf("person") },
        {
          kind: "text",
          name: "company",
          label: t("inCompany"),
          placeholder: t("anyCompany"),
          value: valueOf("company"),
        },
        {
          name: "family",
          label: t("about"),
          value: valueOf("family"),
          options: [
            { value: "", label: t("everything") },
            ...AUDIT_FAMILIES.map((value) => ({ value, label: t(`family.${value}`) })),
          ],
        },
        {
          name: "action",
          label: t("did"),
          value: valueOf("action"),
          options: [
            { value: "", label: t("anything") },
            ...actions.map((value) => ({ value, label: t(`action.${keyOf(value)}`) })),
          ],
        },
        { kind: "date", name: "from", label: t("from"), value: valueOf("from") },
        { kind: "date", name: "to", label: t("to"), value: valueOf("to") },
        { kind: "text", name: "reason", label: t("reasonHas"), placeholder: t("anyReason"), value: valueOf("reason") },
        {
          kind: "text",
          name: "request",
          label: t("requestId"),
          placeholder: t("anyRequest"),
          value: valueOf("request"),
        },
      ]}
      kept={Object.fromEntries(kept)}
      clearHref={isFiltered ? "/operation-log" : null}
    />
  );
}
