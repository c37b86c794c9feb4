import { useTranslations } from "next-intl";
import type { OfferChoices } from "@/lib/contracts/catalogue-view";
import { type Page, placeHref } from "@/lib/contracts/page";
import type { ResourceListQuery } from "@/lib/contracts/resource";
import type { ResourceLine } from "@/lib/contracts/resource-view";
import { RESOURCE_TABS } from "@/lib/domain/resource/tab";
import { EmptyState } from "../ui/empty-state";
import { LinkButton } from "../ui/link-button";
import { Pager } from "../ui/pager";
import { Tabs } from "../ui/tabs";
import { ResourceFilters } from "./resource-filters";
import { ResourceTable } from "./resource-table";

export type ResourceListProps = {
  /** The list's own path. */
  readonly path: string;
  /** Where a resource stands, before its id. */
  readonly resourcePath: string;
  readonly query: ResourceListQuery;
  readonly page: Page<ResourceLine>;
  readonly choices: OfferChoices;
  readonly currency: string;
  /** Whose they are: of many customers, of one, or the reader's own. */
  readonly whose: "customers" | "customer" | "own";
};

/** Resources by how they are paid, narrowed by words, service, region, status and expiry. */
export function ResourceList({ path, resourcePath, query, page, choices, currency, whose }: ResourceListProps) {
  const t = useTranslations("resource");
  const { tab, after, before, ...filters } = query;
  const isFiltered = Object.values(filters).some((value) => value !== null);
  const hrefOf = (place: Partial<ResourceListQuery>) => {
    const { expires, ...rest } = { ...query, after: null, before: null, ...place };
    return placeHref(path, { ...rest, expires: expires === null ? null : String(expires) });
  };
  const isBare = page.rows.length === 0 && !isFiltered && after === null && before === null;
  return (
    <div className="flex flex-col gap-4">
      <Tabs
        label={t("tabs")}
        items={RESOURCE_TABS.map((one) => ({
          // Statuses and expiry are not the same on every tab.
          href: hrefOf({ tab: one, status: null, expires: null }),
          label: t(`tab.${one}`),
          current: one === tab,
        }))}
      />
      {isBare ? (
        <EmptyState
          title={t(`empty.${tab}`)}
          actions={
            whose === "customer" ? undefined : (
              <LinkButton href={whose === "own" ? "/portal/products" : "/products"}>{t("toProducts")}</LinkButton>
            )
          }
        >
          {t(`emptyHint.${whose}`)}
        </EmptyState>
      ) : (
        <>
          <ResourceFilters {...{ path, query, choices, isFiltered }} isOwn={whose !== "customers"} />
          {page.rows.length === 0 ? (
            <EmptyState
              title={t("unmatched")}
              actions={<LinkButton href={placeHref(path, { tab })}>{t("clear")}</LinkButton>}
            >
              {t("unmatchedHint")}
            </EmptyState>
          ) : (
            <ResourceTable
              rows={page.rows}
              path={resourcePath}
              currency={currency}
              withCustomer={whose === "customers"}
            />
          )}
        </>
      )}
      <Pager
        previousHref={page.before && hrefOf({ before: page.before })}
        nextHref={page.after && hrefOf({ after: page.after })}
      />
    </div>
  );
}
