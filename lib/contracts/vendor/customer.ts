import { z } from "zod";
import { filter, id, indirectPartnerId, inOrder, paging, text, utcTime } from "./fields";

const LIST_MAX = 100;
const NAME_MAX = 64;

/** Customers of this model are all of this kind. */
export const RESELLER_MODEL = "3";

export const ListSubCustomersInput = z
  .object({
    account_name: filter(text(NAME_MAX)).meta({ description: "part of it, capitals or not" }),
    customer: filter(text(NAME_MAX)).meta({ description: "part of the company's name, capitals or not" }),
    label: filter(text(NAME_MAX)).meta({ description: "customers have no tags here, so that none is found" }),
    association_type: filter(z.enum(["1", RESELLER_MODEL])).meta({ description: "all are 3, so that 1 finds none" }),
    associated_on_begin: filter(utcTime),
    associated_on_end: filter(utcTime).meta({ description: "the whole second" }),
    customer_id: filter(id),
    indirect_partner_id: indirectPartnerId,
    ...paging(LIST_MAX),
  })
  .refine((input) => inOrder(input.associated_on_begin, input.associated_on_end), {
    path: ["associated_on_end"],
    error: "vendor.field.order",
  });

export const ListSubCustomersOutput = z.object({
  customer_infos: z.array(
    z.object({
      customer: z.string(),
      account_name: z.string(),
      customer_id: z.string(),
      associated_on: z.string(),
      association_type: z.literal(RESELLER_MODEL),
      telephone: z.string().optional(),
      is_frozen: z
        .union([z.literal(0), z.literal(1)])
        .meta({ description: "1 also while a partner above is suspended" }),
      account_managers: z
        .array(z.object({ account_name: z.string() }))
        .meta({ description: "at most one, of the caller's company, by name" }),
      xaccount_id: z.string().optional(),
      xaccount_type: z.string().optional(),
      email: z.string().optional(),
    }),
  ),
  count: z.int(),
});

const PLATFORM_MAX = 64;
const PLATFORM_ID_MAX = 128;
const VENDOR_ACCOUNT_NAME = /^(?!op_|shadow_)[a-zA-Z_-][a-zA-Z0-9_-]{4,31}$/;

export const CreateSubCustomerInput = z.object({
  domain_name: filter(text(NAME_MAX).regex(VENDOR_ACCOUNT_NAME, "vendor.field.account-name")).meta({
    description: "5 to 32 letters, digits, - and _; unique in the installation; where absent one is made",
  }),
  email: filter(z.email("vendor.field.email").max(254)),
  domain_area: z
    .string()
    .regex(/^[A-Za-z]{2}$/, "vendor.field.country")
    .meta({ description: "checked for its form and not kept" }),
  xaccount_id: text(PLATFORM_ID_MAX, 1).meta({ description: "unique with xaccount_type; sent again, nothing is made" }),
  xaccount_type: text(PLATFORM_MAX, 1),
  indirect_partner_id: indirectPartnerId,
});

export const CreateSubCustomerOutput = z.object({
  domain_id: z.string().meta({ description: "the customer's id, also with CBC.99000050" }),
  domain_name: z.string(),
});
