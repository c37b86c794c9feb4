import { z } from "zod";
import { codeOf, filter, id, indirectPartnerId, inOrder, paging, text, utcTime } from "./fields";

const LIST_MAX = 100;
const CODE_MAX = 64;
const IDS_MAX = 50;

const resourceIds = filter(z.array(id).max(IDS_MAX)).meta({ description: `at most ${IDS_MAX}; none are no filter` });
const typeCode = filter(text(CODE_MAX));

export const ListCustomerOnDemandResourcesInput = z
  .object({
    customer_id: id,
    region_code: filter(text(CODE_MAX)),
    service_type_code: typeCode,
    resource_ids: resourceIds,
    effective_time_begin: filter(utcTime),
    effective_time_end: filter(utcTime).meta({ description: "the whole second" }),
    status: filter(codeOf([1, 2, 3, 4, 5, 6])).meta({ description: "2, 4 and 5 are none here and find none" }),
    indirect_partner_id: indirectPartnerId,
    ...paging(LIST_MAX),
  })
  .refine((input) => inOrder(input.effective_time_begin, input.effective_time_end), {
    path: ["effective_time_end"],
    error: "vendor.field.order",
  });

const Common = z.object({
  resource_id: z.string(),
  resource_name: z.string(),
  region_code: z.string(),
  service_type_code: z.string().optional().meta({ description: "absent where the catalogue knew none" }),
  resource_type_code: z.string().optional().meta({ description: "absent where the catalogue knew none" }),
  service_type_name: z.string(),
  resource_spec_code: z.string().meta({ description: "the product's code in the catalogue" }),
  product_spec_desc: z.string(),
  effective_time: z.string(),
});

export const ListCustomerOnDemandResourcesOutput = z.object({
  total_count: z.int(),
  resources: z.array(
    Common.extend({
      customer_id: z.string(),
      expire_time: z.string().optional().meta({ description: "when it was closed" }),
      status: z.int().meta({ description: "1, 3 or 6" }),
    }),
  ),
});

export const ListPayPerUseCustomerResourcesInput = z
  .object({
    resource_ids: resourceIds,
    order_id: filter(id),
    only_main_resource: filter(codeOf([0, 1])).meta({ description: "all are main ones; either finds the same" }),
    status_list: filter(z.array(codeOf([2, 3, 4, 5])).max(LIST_MAX)).meta({ description: "none are no filter" }),
    expire_time_begin: filter(utcTime),
    expire_time_end: filter(utcTime).meta({ description: "the whole second" }),
    service_type_code: typeCode,
    customer_id: filter(id).meta({
      description:
        "partners must name one, a distributor also a reseller's, since there is no field to name the reseller in; a customer's own key means itself",
    }),
    ...paging(LIST_MAX),
  })
  .refine((input) => inOrder(input.expire_time_begin, input.expire_time_end), {
    path: ["expire_time_end"],
    error: "vendor.field.order",
  });

export const ListPayPerUseCustomerResourcesOutput = z.object({
  total_count: z.int(),
  data: z.array(
    Common.extend({
      id: z.string().meta({ description: "equals resource_id" }),
      product_id: z.string().meta({ description: "equals resource_spec_code" }),
      is_main_resource: z.literal(1),
      status: z.int(),
      expire_time: z.string(),
      expire_policy: z.int().optional().meta({ description: "0, 3 or 5; absent once it is closed" }),
    }),
  ),
});
