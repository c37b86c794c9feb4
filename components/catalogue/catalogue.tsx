import { useTranslations } from "next-intl";
import type { OfferChoices, OfferLine, OfferListQuery } from "@/lib/contracts/catalogue-view";
import { type Page, placeHref } from "@/lib/contracts/page";
import type { ChargingMode } from "@/lib/domain/expenditure/charge";
import { EmptyState } from "../ui/empty-state";
import { LinkButton } from "../ui/link-button";
import { Pager } from "../ui/pager";
import { Section } from "../ui/section";
import { OfferFilters } from "./offer-filters";
import { OfferTable, type Ordering } from "./offer-table";

type CatalogueProps = {
  readonly path: string;
  readonly query: OfferListQuery;
  readonly page: Page<OfferLine>;
  readonly choices: OfferChoices;
  readonly currency: string;
  /** What the reader may not buy now; none for those who only look. */
  readonly closed?: readonly ChargingMode[] | undefined;
  /** Where an offer is ordered, or prepared for a customer; null for those who do neither. */
  readonly ordering?: Ordering | null;
};

/** The price list, service by service. */
export function Catalogue({ path, query, page, choices, currency, closed = [], ordering = null }: CatalogueProps) {
  const t = useTranslations("catalogue");
  const isBare = choices.services.length === 0;
  const at = (place: Partial<OfferListQuery>) => placeHref(path, { ...query, after: null, before: null, ...place });
  const services = [...Map.groupBy(page.rows, ({ product }) => product.service)];
  if (isBare) return <EmptyState title={t("empty")}>{t("emptyHint", { currency })}</EmptyState>;
  return (
    <div className="flex flex-col gap-6">
      <OfferFilters action={path} query={query} choices={choices} />
      {services.length === 0 && (
        <EmptyState
          title={t("unmatched")}
          actions={<LinkButton href={placeHref(path, { customer: query.customer })}>{t("clear")}</LinkButton>}
        >
          {t("unmatchedHint")}
        </EmptyState>
      )}
      {services.map(([service, offers]) => (
        <Section key={service} title={service}>
          <OfferTable service={service} offers={offers} {...{ currency, closed, ordering }} />
        </Section>
      ))}
      <Pager
        previousHref={page.before && at({ before: page.before })}
        nextHref={page.after && at({ after: page.after })}
      />
    </div>
  );
}
