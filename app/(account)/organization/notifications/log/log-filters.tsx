import { getTranslations } from "next-intl/server";
import { FilterBar } from "@/components/ui/filter-bar";
import { LOG_OUTCOMES, type NoticeLogQuery } from "@/lib/contracts/notice-log";
import type { CompanyKind } from "@/lib/domain/access/actor";
import { topicsOfCompany } from "@/lib/domain/notification/hearing";

type LogFiltersProps = { readonly path: string; readonly query: NoticeLogQuery; readonly company: CompanyKind };

export async function LogFilters({ path, query, company }: LogFiltersProps) {
  const [t, topic] = [await getTranslations("notification.log"), await getTranslations("notification.topic")];
  const { after: _after, before: _before, ...filter } = query;
  const isFiltered = Object.values(filter).some((value) => value !== null);
  const customer = {
    kind: "text" as const,
    name: "customer",
    label: t("filter.customer"),
    placeholder: t("filter.any"),
    value: query.customer ?? "",
  };
  return (
    <FilterBar
      action={path}
      label={t("filter.label")}
      filters={[
        {
          kind: "text",
          name: "person",
          label: t("filter.person"),
          placeholder: t("filter.anybody"),
          value: query.person ?? "",
        },
        {
          name: "topic",
          label: t("filter.topic"),
          value: query.topic ?? "",
          options: [
            { value: "", label: t("filter.anything") },
            ...topicsOfCompany(company).map((value) => ({ value, label: topic(value) })),
          ],
        },
        ...(company === "customer" ? [] : [customer]),
        {
          name: "outcome",
          label: t("filter.outcome"),
          value: query.outcome ?? "",
          options: [
            { value: "", label: t("filter.whatever") },
            ...LOG_OUTCOMES.map((value) => ({ value, label: t(`short.${value}`) })),
          ],
        },
        { kind: "date", name: "from", label: t("filter.from"), value: query.from ?? "" },
        { kind: "date", name: "to", label: t("filter.to"), value: query.to ?? "" },
      ]}
      clearHref={isFiltered ? path : null}
    />
  );
}
