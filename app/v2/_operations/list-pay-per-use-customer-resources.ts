import { endOfSecond, pageOf, utcText } from "@/lib/contracts/vendor/fields";
import {
  ListPayPerUseCustomerResourcesInput,
  ListPayPerUseCustomerResourcesOutput,
} from "@/lib/contracts/vendor/resource";
import { type AddressedResource, listAddressedResources } from "@/lib/data/resource/list-addressed-resources";
import { expiryPolicyOf, providerStatusOf, statusesAtProvider } from "@/lib/domain/resource/provider-status";
import { worded } from "@/lib/format/wording";
import { ownCustomerOf } from "../_plumbing/address";
import { knownOf, vendorError } from "../_plumbing/answer";
import { operation } from "../_plumbing/operation";
import { resourceInfoOf } from "../_plumbing/resource";

export const listPayPerUseCustomerResources = operation({
  name: "ListPayPerUseCustomerResources",
  method: "POST",
  // The vendor's own spelling, and what it lists is paid by the month or year, whatever it is called.
  path: "/v2/orders/suscriptions/resources/query",
  purpose: "what a customer pays by the month or year, the newest first",
  action: "resource.read",
  input: ListPayPerUseCustomerResourcesInput,
  output: ListPayPerUseCustomerResourcesOutput,
  absent: {
    "data[].resource_type_name": "the catalogue names services only",
    "data[].project_id": "there are no projects",
    "data[].parent_resource_id": "no resource belongs to another",
    "data[].spec_size": "product_spec_desc says all that is known of its size",
    "data[].spec_size_measure_id": "product_spec_desc says all that is known of its size",
    "data[].update_time": "nothing is kept that would say it",
    "data[].enterprise_project": "there are no enterprise projects",
  },
  run: async ({ permit, input }) => {
    const { company } = permit.actor;
    const customerId = input.customer_id ?? (company.kind === "customer" ? company.id : undefined);
    if (customerId === undefined) return vendorError("CBC.0100", worded("vendor.error.customer-unnamed"));
    const found = await ownCustomerOf(permit, customerId);
    if ("code" in found) return found;
    const wanted = {
      ...found,
      tab: "yearly-monthly" as const,
      ids: input.resource_ids,
      statuses: input.status_list?.flatMap((code) => statusesAtProvider("yearly-monthly", code)),
      serviceType: input.service_type_code,
      orderId: input.order_id,
      expiresFrom: input.expire_time_begin,
      expiresTo: endOfSecond(input.expire_time_end),
    };
    const { resources, count } = await listAddressedResources(permit, wanted, pageOf(input));
    return { body: { total_count: count, data: resources.map(instanceOf) } };
  },
});

function instanceOf(resource: AddressedResource) {
  const { id, product, mode, status, autoRenew, expiresAt } = resource;
  const policy = expiryPolicyOf(mode, status, autoRenew);
  return {
    ...resourceInfoOf(resource),
    id,
    product_id: product,
    is_main_resource: 1,
    status: providerStatusOf(mode, status),
    ...knownOf({ expire_time: expiresAt && utcText(expiresAt), expire_policy: policy }),
  };
}
