import { useTranslations } from "next-intl";
import type { OfferChoices, OfferListQuery } from "@/lib/contracts/catalogue-view";
import { placeHref } from "@/lib/contracts/page";
import { CHARGING_MODES } from "@/lib/domain/expenditure/charge";
import { FilterBar } from "../ui/filter-bar";

type OfferFiltersProps = {
  /** The list's own path. */
  readonly action: string;
  readonly query: OfferListQuery;
  readonly choices: OfferChoices;
};

export function OfferFilters({ action, query, choices: { services, regions } }: OfferFiltersProps) {
  const t = useTranslations("catalogue");
  const { q, service, region, mode, customer } = query;
  return (
    <FilterBar
      action={action}
      label={t("filter.label")}
      lead={t("filter.lead")}
      search={{ name: "q", label: t("filter.search"), value: q ?? "" }}
      clearHref={[q, service, region, mode].some((value) => value !== null) ? placeHref(action, { customer }) : null}
      kept={customer === null ? {} : { customer }}
      filters={[
        {
          name: "service",
          label: t("filter.service"),
          value: service ?? "",
          options: [
            { value: "", label: t("filter.anyService") },
            ...services.map((value) => ({ value, label: value })),
          ],
        },
        {
          name: "region",
          label: t("filter.region"),
          value: region ?? "",
          options: [
            { value: "", label: t("filter.anyRegion") },
            ...regions.map(({ code, name }) => ({ value: code, label: name })),
          ],
        },
        {
          name: "mode",
          label: t("filter.mode"),
          value: mode ?? "",
          options: [
            { value: "", label: t("filter.anyMode") },
            ...CHARGING_MODES.map((value) => ({ value, label: t(`mode.${value}`) })),
          ],
        },
      ]}
    />
  );
}
