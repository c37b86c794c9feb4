import "server-only";
import type { selectOffers } from "./select-offers";

/** What a line of an order and a resource copy of the catalogue, so that nothing imported later alters them. */
export function offerFieldsOf({ offer, product, regionName }: Awaited<ReturnType<typeof selectOffers>>[number]) {
  const { id: offerId, region, unit, periodUnit, periodCount } = offer;
  const { code, service, serviceType, resourceType, specification } = product;
  return {
    offerId,
    product: code,
    service,
    serviceType,
    resourceType,
    specification,
    region,
    regionName,
    periodUnit,
    periodCount,
    unit,
  };
}
