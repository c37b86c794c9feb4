import { z } from "zod";
import { filter, id, inOrder, paging, text, utcTime } from "./fields";

const LIST_MAX = 100;

export const ListIndirectPartnersInput = z
  .object({
    account_name: filter(text(64)).meta({ description: "the whole of it" }),
    associated_on_begin: filter(utcTime),
    associated_on_end: filter(utcTime).meta({ description: "the whole second" }),
    indirect_partner_id: filter(id),
    ...paging(LIST_MAX),
  })
  .refine((input) => inOrder(input.associated_on_begin, input.associated_on_end), {
    path: ["associated_on_end"],
    error: "vendor.field.order",
  });

export const ListIndirectPartnersOutput = z.object({
  count: z.int(),
  indirect_partners: z.array(
    z.object({
      indirect_partner_id: z.string(),
      mobile_phone: z.string().optional(),
      email: z.string().optional(),
      account_name: z.string(),
      name: z.string(),
      associated_on: z.string(),
      account_manager_id: z.string().optional().meta({ description: "the id of the member who looks after it" }),
      account_manager_name: z.string().optional(),
    }),
  ),
});
