import { z } from "zod";
import { MODE_CODES } from "./bill-code";
import { cycle, DecimalNumber, filter, id, MEASURE_MAIN, paging, text } from "./fields";

export const LIST_MAX = 1000;

export const note = z
  .string()
  .meta({ description: "what these figures are, in the language of the request; not the vendor's" });
export const currency = z.string().meta({ description: "the distributor's currency" });
export const measure = z.literal(MEASURE_MAIN).meta({ description: "always 1, the main currency unit" });
const ModeCode = z.union(MODE_CODES.map((code) => z.literal(code)));

/** Whose bills; customers have no member accounts here. */
export const WHOSE = {
  method: filter(z.enum(["oneself", "sub_customer", "all"])).meta({
    description: "there are no member accounts, so that sub_customer finds none",
  }),
  sub_customer_id: filter(id).meta({ description: "needed with sub_customer, else without meaning" }),
  enterprise_project_id: filter(text(64)).meta({
    description: "nothing is in an enterprise project: -1 (not collected) is all, any other finds none",
  }),
};
type Whose = z.output<z.ZodObject<typeof WHOSE>>;

export const memberNamed = ({ method, sub_customer_id: member }: Whose) =>
  method !== "sub_customer" || member !== undefined;
export const MEMBER_MISSING = { path: ["sub_customer_id"], error: "vendor.field.missing" };

/** What is asked for is what no charge here is of. */
export function isOfNothing({ method, enterprise_project_id: project }: Whose): boolean {
  return method === "sub_customer" || (project !== undefined && project !== "-1");
}

export const ShowCustomerExpenditureQuotaInput = z.object({});

export const ShowCustomerExpenditureQuotaOutput = z.object({
  granting_amount: DecimalNumber.optional().meta({ description: "the budget; absent while there is none" }),
  granting_amount_used: DecimalNumber.meta({
    description:
      "of the budget, or of the month where there is none; at list price, reserved amounts included; never below 0",
  }),
  percentage_granting_amount_used: DecimalNumber.optional().meta({
    description: "of 100, cut to two decimals; absent while there is no budget",
  }),
  measure_id: measure,
  currency,
  note,
});

export const ShowCustomerMonthlySumInput = z
  .object({
    bill_cycle: cycle,
    service_type_code: filter(text(256)).meta({ description: "as answered" }),
    ...WHOSE,
    ...paging(LIST_MAX),
  })
  .refine(memberNamed, MEMBER_MISSING);

export const CONSUMPTION = 1;
export const REFUND = 2;

export const serviceTypeCode = z
  .string()
  .meta({ description: "the product's name where the catalogue has no one code for it" });
export const resourceTypeCode = z.string().optional();

export const ShowCustomerMonthlySumOutput = z.object({
  total_count: z.int(),
  bill_sums: z
    .array(
      z.object({
        bill_cycle: z.string(),
        resource_type_code: resourceTypeCode.meta({
          description: "where the catalogue has one kind of resource for the product",
        }),
        service_type_code: serviceTypeCode,
        service_type_name: z.string().meta({ description: "the product as charges call it" }),
        charging_mode: ModeCode.meta({ description: "3 also for spot" }),
        official_amount: DecimalNumber.meta({ description: "list price of all rows, counted or not" }),
        official_discount_amount: DecimalNumber.meta({
          description: "list price of what counts nothing: covered by a commitment, or unused of one",
        }),
        consume_amount: DecimalNumber.meta({ description: "at list price; of refunds below 0" }),
        measure_id: measure,
        bill_type: z
          .union([z.literal(CONSUMPTION), z.literal(REFUND)])
          .meta({ description: "2: what is below 0; adjustments are in both" }),
        customer_id: z.string(),
        account_name: z.string(),
      }),
    )
    .meta({ description: "by product and charging mode, consumption before refunds" }),
  consume_amount: DecimalNumber.meta({ description: "of all rows that are found, not of the page; refunds included" }),
  coupon_amount: DecimalNumber.optional().meta({
    description: "paid by coupons of the month; absent with service_type_code, since coupons pay no product by itself",
  }),
  measure_id: measure,
  currency,
  note,
});
