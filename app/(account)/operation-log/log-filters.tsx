import { getTranslations } from "next-intl/server";
import { FilterBar } from "@/components/ui/filter-bar";
import type { OperationLogFilter } from "@/lib/contracts/operation-log";
import { AUDIT_ACTIONS, AUDIT_FAMILIES } from "@/lib/domain/audit/action";
import { keyOf } from "@/lib/format/audit";

type LogFiltersProps = { readonly filter: OperationLogFilter };

export async function LogFilters({ filter }: LogFiltersProps) {
  const t = await getTranslations("audit");
  const { from, to, person, company, family, action, object, reason, request, customer, change } = filter;
  const isFiltered = Object.values(filter).some((value) => value !== null);
  const actions = AUDIT_ACTIONS.filter((one) => family === null || one.startsWith(`${family}.`));
  const kept = Object.entries({ customer, change }).filter((pair): pair is [string, string] => pair[1] !== null);
  return (
    <FilterBar
      action="/operation-log"
      label={t("filter")}
      search={{ name: "object", label: t("object"), value: object ?? "" }}
      filters={[
        { kind: "text", name: "person", label: t("person"), value: person ?? "" },
        { kind: "text", name: "company", label: t("inCompany"), value: company ?? "" },
        {
          name: "family",
          label: t("about"),
          value: family ?? "",
          options: [
            { value: "", label: t("everything") },
            ...AUDIT_FAMILIES.map((value) => ({ value, label: t(`family.${value}`) })),
          ],
        },
        {
          name: "action",
          label: t("did"),
          value: action ?? "",
          options: [
            { value: "", label: t("anything") },
            ...actions.map((value) => ({ value, label: t(`action.${keyOf(value)}`) })),
          ],
        },
        { kind: "date", name: "from", label: t("from"), value: from ?? "" },
        { kind: "date", name: "to", label: t("to"), value: to ?? "" },
        { kind: "text", name: "reason", label: t("reasonHas"), value: reason ?? "" },
        { kind: "text", name: "request", label: t("requestId"), value: request ?? "" },
      ]}
      kept={Object.fromEntries(kept)}
      clearHref={isFiltered ? "/operation-log" : null}
    />
  );
}
