import { useTranslations } from "next-intl";
import type { OfferChoices } from "@/lib/contracts/catalogue-view";
import { placeHref } from "@/lib/contracts/page";
import { RESOURCE_FILTERS, type ResourceFilter, type ResourceListQuery } from "@/lib/contracts/resource";
import { EXPIRING_DAYS } from "@/lib/domain/resource/tab";
import { FilterBar } from "../ui/filter-bar";

type ResourceFiltersProps = {
  readonly path: string;
  readonly query: ResourceListQuery;
  readonly choices: OfferChoices;
  readonly isFiltered: boolean;
  /** Of one customer, so that none is searched for. */
  readonly isOwn: boolean;
};

/** Statuses that what is paid by use never has, or what is paid in advance. */
const PREPAID_ONLY: readonly ResourceFilter[] = ["grace", "retention"];
const BY_USE_ONLY: readonly ResourceFilter[] = ["frozen"];

export function ResourceFilters({ path, query, choices, isFiltered, isOwn }: ResourceFiltersProps) {
  const t = useTranslations("resource.filter");
  const status = useTranslations("resource.status");
  const { tab, q, service, region, expires } = query;
  const byUse = tab === "pay-per-use";
  const statuses = RESOURCE_FILTERS.filter((one) => !(byUse ? PREPAID_ONLY : BY_USE_ONLY).includes(one));
  return (
    <FilterBar
      action={path}
      label={t("label")}
      lead={t("lead")}
      search={{ name: "q", label: t(isOwn ? "searchOwn" : "search"), value: q ?? "" }}
      kept={{ tab }}
      clearHref={isFiltered ? placeHref(path, { tab }) : null}
      filters={[
        {
          name: "status",
          label: t("status"),
          value: query.status ?? "",
          options: [
            { value: "", label: t("anyStatus") },
            ...statuses.map((value) => ({ value, label: value === "due" ? t("due") : status(value) })),
          ],
        },
        ...(byUse
          ? []
          : [
              {
                name: "expires",
                label: t("expires"),
                value: expires === null ? "" : String(expires),
                options: [
                  { value: "", label: t("anyTime") },
                  ...EXPIRING_DAYS.map((days) => ({ value: String(days), label: t("days", { days }) })),
                ],
              },
            ]),
        {
          name: "service",
          label: t("service"),
          value: service ?? "",
          options: [
            { value: "", label: t("anyService") },
            ...choices.services.map((value) => ({ value, label: value })),
          ],
        },
        {
          name: "region",
          label: t("region"),
          value: region ?? "",
          options: [
            { value: "", label: t("anyRegion") },
            ...choices.regions.map(({ code, name }) => ({ value: code, label: name })),
          ],
        },
      ]}
    />
  );
}
