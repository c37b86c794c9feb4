import { useLocale, useTranslations } from "next-intl";
import { detailsHref } from "@/lib/contracts/expenditure-query";
import type { ExpenditureDetails } from "@/lib/contracts/expenditure-view";
import { formatMonth } from "@/lib/format/date";
import { EmptyState } from "../ui/empty-state";
import { LinkButton } from "../ui/link-button";
import { Pager } from "../ui/pager";
import { DetailsFilters, type DetailsFiltersProps } from "./details-filters";
import { DetailsTable } from "./details-table";

type DetailsListProps = Omit<DetailsFiltersProps, "month"> & {
  readonly details: ExpenditureDetails;
  readonly currency: string;
};

/** A month's charges that match, the newest day first. */
export function DetailsList({ details, currency, ...filters }: DetailsListProps) {
  const t = useTranslations("expenditure.details");
  const { path, query, whose } = filters;
  const { month, page } = details;
  const name = formatMonth(month, useLocale());
  return (
    <div className="flex flex-col gap-4">
      <DetailsFilters {...filters} month={month} />
      {page.rows.length === 0 ? (
        <EmptyState
          title={t("empty", { month: name })}
          actions={<LinkButton href={detailsHref(path, { month, amount: "all" })}>{t("toAll")}</LinkButton>}
        >
          {t("emptyNext")}
        </EmptyState>
      ) : (
        <DetailsTable
          {...{ path, query, currency }}
          rows={page.rows}
          orderPath={whose === null ? "/portal/orders" : "/orders"}
          caption={t("caption", { month: name })}
          isOwn={whose === null}
        />
      )}
      <Pager
        previousHref={page.before && detailsHref(path, query, { before: page.before })}
        nextHref={page.after && detailsHref(path, query, { after: page.after })}
      />
    </div>
  );
}
