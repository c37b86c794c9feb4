import { getTranslations } from "next-intl/server";
import { FilterBar } from "@/components/ui/filter-bar";
import type { OperationLogQuery } from "@/lib/contracts/operation-log";
import en from "@/messages/en/audit.json";

const ACTIONS = Object.keys(en.action).map((key) => key.replaceAll("_", "."));

type LogFiltersProps = { readonly query: OperationLogQuery };

export async function LogFilters({ query }: LogFiltersProps) {
  const t = await getTranslations("audit");
  const { from, to, person, action, object, customer } = query;
  const isFiltered = [from, to, person, action, object, customer].some((value) => value !== null);
  const actions = ACTIONS.map((value) => ({ value, label: t(`action.${value.replaceAll(".", "_")}`) }));
  return (
    <FilterBar
      action="/operation-log"
      label={t("filter")}
      search={{ name: "object", label: t("object"), value: object ?? "" }}
      filters={[
        { kind: "text", name: "person", label: t("person"), value: person ?? "" },
        {
          name: "action",
          label: t("did"),
          value: action ?? "",
          options: [{ value: "", label: t("anything") }, ...actions],
        },
        { kind: "date", name: "from", label: t("from"), value: from ?? "" },
        { kind: "date", name: "to", label: t("to"), value: to ?? "" },
      ]}
      kept={customer === null ? {} : { customer }}
      clearHref={isFiltered ? "/operation-log" : null}
    />
  );
}
