import { useLocale, useTranslations } from "next-intl";
import type { ResourceDetails } from "@/lib/contracts/resource-view";
import { isPaidByUse } from "@/lib/domain/catalogue/offer";
import { BILLING_ZONE, formatInstant } from "@/lib/format/date";
import { formatPrice } from "@/lib/format/money";
import { AppLink, TEXT_LINK } from "../ui/app-link";
import { CopyId } from "../ui/copy-id";
import { type Definition, DefinitionList } from "../ui/definition-list";

type ResourceFactsProps = { readonly resource: ResourceDetails; readonly withCustomer: boolean };

/** What it is, where, how much of it, and at what list price. */
export function ResourceFacts({ resource, withCustomer }: ResourceFactsProps) {
  const t = useTranslations("resource.detail");
  const { id, customer, accountId, by } = resource;
  const link = (
    <AppLink href={`/customers/${customer.id}/resources`} className={TEXT_LINK}>
      {customer.name}
    </AppLink>
  );
  return (
    <DefinitionList
      items={[
        { term: t("id"), value: <CopyId value={id} label={t("id")} /> },
        ...(withCustomer ? [{ term: t("customer"), value: link }] : []),
        ...useThing(resource),
        ...usePrice(resource),
        { term: t("account"), value: <span className="font-mono text-sm">{accountId}</span> },
        { term: t("by"), value: by },
      ]}
    />
  );
}

function useThing(resource: ResourceDetails): readonly Definition[] {
  const t = useTranslations("resource");
  const modes = useTranslations("catalogue.mode");
  const locale = useLocale();
  const { service, specification, product, regionName, region, mode, quantity, unit, startedAt } = resource;
  return [
    {
      term: t("detail.what"),
      value: (
        <>
          {service}, {specification} <span className="text-xs text-ink-3">{product}</span>
        </>
      ),
    },
    {
      term: t("detail.region"),
      value: (
        <>
          {regionName} <span className="text-xs text-ink-3">{region}</span>
        </>
      ),
    },
    { term: t("detail.mode"), value: modes(mode) },
    { term: t("detail.quantity"), value: t("units", { quantity, unit }) },
    { term: t("detail.started"), value: formatInstant(startedAt, { zone: BILLING_ZONE, locale }) },
  ];
}

function usePrice(resource: ResourceDetails): readonly Definition[] {
  const t = useTranslations("resource.detail");
  const catalogue = useTranslations("catalogue");
  const locale = useLocale();
  const { mode, price, currency, period, unit, freeWhileFrozen, autoRenew, closedAt } = resource;
  const byUse = isPaidByUse(mode);
  const per = catalogue(`per.${period.unit}`, { unit, count: period.count });
  const said = price === null ? t("noPrice") : t("priceOf", { price: formatPrice(price, locale), currency, per });
  return [
    { term: t(byUse ? "priceNow" : "pricePaid"), value: said },
    ...(byUse ? [{ term: t("whileFrozen"), value: t(freeWhileFrozen ? "free" : "costsOn") }] : []),
    ...(byUse || closedAt ? [] : [{ term: t("autoRenew"), value: t(autoRenew ? "autoRenewOn" : "autoRenewOff") }]),
  ];
}
