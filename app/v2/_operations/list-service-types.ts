import { ListServiceTypesInput, ListServiceTypesOutput } from "@/lib/contracts/vendor/catalogue";
import { pageOf } from "@/lib/contracts/vendor/fields";
import { listServiceTypes as list } from "@/lib/data/catalogue/list-types";
import { operation } from "../_plumbing/operation";

export const listServiceTypes = operation({
  name: "ListServiceTypes",
  method: "GET",
  path: "/v2/products/service-types",
  purpose: "the services of the catalogue",
  action: "product.read",
  input: ListServiceTypesInput,
  output: ListServiceTypesOutput,
  absent: { "service_types[].abbreviation": "the catalogue knows none" },
  run: async ({ permit, input }) => {
    const { types, count } = await list(permit, pageOf(input));
    return {
      body: {
        total_count: count,
        service_types: types.map(({ code, name }) => ({ service_type_code: code, service_type_name: name })),
      },
    };
  },
});
