import { endOfSecond, pageOf, utcText } from "@/lib/contracts/vendor/fields";
import {
  ListCustomerOnDemandResourcesInput,
  ListCustomerOnDemandResourcesOutput,
} from "@/lib/contracts/vendor/resource";
import { type AddressedResource, listAddressedResources } from "@/lib/data/resource/list-addressed-resources";
import { providerStatusOf, statusesAtProvider } from "@/lib/domain/resource/provider-status";
import { customerOf } from "../_plumbing/address";
import { knownOf } from "../_plumbing/answer";
import { operation } from "../_plumbing/operation";
import { resourceInfoOf } from "../_plumbing/resource";

export const listCustomerOnDemandResources = operation({
  name: "ListCustomerOnDemandResources",
  method: "POST",
  path: "/v2/partners/sub-customers/on-demand-resources/query",
  purpose: "what a customer pays by use, the newest first",
  action: "resource.read",
  input: ListCustomerOnDemandResourcesInput,
  output: ListCustomerOnDemandResourcesOutput,
  absent: {
    "resources[].availability_zone_code": "nothing is kept that would say it",
    "resources[].resource_type_name": "the catalogue names services only",
    "resources[].resource_info": "product_spec_desc says all that is known of its size",
  },
  run: async ({ permit, input }) => {
    const found = await customerOf(permit, input);
    if ("code" in found) return found;
    const statuses = input.status === undefined ? undefined : statusesAtProvider("pay-per-use", input.status);
    // What nothing here ever is finds none.
    if (statuses?.length === 0) return { body: { total_count: 0, resources: [] } };
    const wanted = {
      ...found,
      tab: "pay-per-use" as const,
      ids: input.resource_ids,
      statuses,
      region: input.region_code,
      serviceType: input.service_type_code,
      startedFrom: input.effective_time_begin,
      startedTo: endOfSecond(input.effective_time_end),
    };
    const { resources, count } = await listAddressedResources(permit, wanted, pageOf(input));
    return { body: { total_count: count, resources: resources.map(onDemandOf) } };
  },
});

function onDemandOf(resource: AddressedResource) {
  const { customer, closedAt, mode, status } = resource;
  return {
    ...resourceInfoOf(resource),
    customer_id: customer.id,
    ...knownOf({ expire_time: closedAt && utcText(closedAt) }),
    status: providerStatusOf(mode, status),
  };
}
