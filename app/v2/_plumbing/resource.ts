import { utcText } from "@/lib/contracts/vendor/fields";
import type { AddressedResource } from "@/lib/data/resource/list-addressed-resources";
import { knownOf } from "./answer";

/** What the vendor says alike of every resource. */
export function resourceInfoOf(resource: AddressedResource) {
  const { id, name, region, serviceType, resourceType, service, product, specification, startedAt } = resource;
  return {
    resource_id: id,
    resource_name: name,
    region_code: region,
    ...knownOf({ service_type_code: serviceType, resource_type_code: resourceType }),
    service_type_name: service,
    resource_spec_code: product,
    product_spec_desc: specification,
    effective_time: utcText(startedAt),
  };
}
