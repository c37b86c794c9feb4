import { ListResourceTypesInput, ListResourceTypesOutput } from "@/lib/contracts/vendor/catalogue";
import { pageOf } from "@/lib/contracts/vendor/fields";
import { listResourceTypes as list } from "@/lib/data/catalogue/list-types";
import { operation } from "../_plumbing/operation";

export const listResourceTypes = operation({
  name: "ListResourceTypes",
  method: "GET",
  path: "/v2/products/resource-types",
  purpose: "the kinds of resources that the catalogue knows by code",
  action: "product.read",
  input: ListResourceTypesInput,
  output: ListResourceTypesOutput,
  absent: {
    "resource_types[].resource_type_name": "the catalogue knows their codes alone",
    "resource_types[].resource_type_desc": "the catalogue knows their codes alone",
  },
  run: async ({ permit, input }) => {
    const { types, count } = await list(permit, input.resource_type_code ?? null, pageOf(input));
    return {
      body: {
        total_count: count,
        resource_types: types.map(({ code, service }) => ({ resource_type_code: code, service_type_code: service })),
      },
    };
  },
});
