import { z } from "zod";
import { filter, paging, text } from "./fields";

const LIST_MAX = 1000;

export const ListServiceTypesInput = z.object({ ...paging(LIST_MAX) });

export const ListServiceTypesOutput = z.object({
  total_count: z.int(),
  service_types: z
    .array(
      z.object({
        service_type_code: z.string().meta({ description: "the service's name where no code is known" }),
        service_type_name: z.string().meta({ description: "as the catalogue has it, in any language" }),
      }),
    )
    .meta({ description: "by code" }),
});

export const ListResourceTypesInput = z.object({
  resource_type_code: filter(text(256)),
  ...paging(LIST_MAX),
});

export const ListResourceTypesOutput = z.object({
  total_count: z.int(),
  resource_types: z
    .array(
      z.object({
        resource_type_code: z.string(),
        service_type_code: z.string().meta({ description: "the service's name where no code is known" }),
      }),
    )
    .meta({ description: "by code" }),
});
