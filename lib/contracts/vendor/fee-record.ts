import { z } from "zod";
import { monthOfDay, toBillingDay } from "@/lib/domain/calendar/billing-month";
import { BILL_CODES, MODE_CODES } from "./bill-code";
import {
  currency,
  LIST_MAX,
  MEMBER_MISSING,
  measure,
  memberNamed,
  note,
  resourceTypeCode,
  serviceTypeCode,
  WHOSE,
} from "./expenditure";
import { codeOf, cycle, DecimalNumber, filter, id, paging, text } from "./fields";

const billDay = z.string().transform((written, context) => {
  const day = toBillingDay(written);
  if (day !== null) return day;
  context.addIssue({ code: "custom", message: "vendor.field.day" });
  return z.NEVER;
});

/** As JSON has it, or as text of a query in any case. */
const flag = z
  .union([
    z.boolean(),
    z
      .string()
      .toLowerCase()
      .pipe(z.enum(["true", "false"])),
  ])
  .transform((given) => given === true || given === "true");

export const ListCustomerselfResourceRecordsInput = z
  .object({
    cycle: cycle.meta({ description: "the running month or one of the 18 before; earlier ones are refused" }),
    cloud_service_type: filter(text(256)).meta({ description: "as answered" }),
    region: filter(text(256)),
    charge_mode: filter(codeOf(MODE_CODES)).meta({ description: "3 also finds spot" }),
    bill_type: filter(codeOf(BILL_CODES)).meta({ description: "taxes are not shown, so that theirs find none" }),
    resource_id: filter(text(512)),
    include_zero_record: filter(flag).meta({ description: "false leaves out what counts nothing" }),
    ...WHOSE,
    trade_id: filter(id).meta({ description: "as answered" }),
    bill_date_begin: filter(billDay).meta({ description: "GMT+08:00; both ends or none, within the cycle" }),
    bill_date_end: filter(billDay),
    statistic_type: filter(codeOf([3])).meta({ description: "3, record by record; 1 is refused, nothing is summed" }),
    ...paging(LIST_MAX),
  })
  .refine(memberNamed, MEMBER_MISSING)
  .refine(({ bill_date_begin: from, bill_date_end: to }) => (from === undefined) === (to === undefined), {
    path: ["bill_date_begin"],
    error: "vendor.field.both",
  })
  .refine(({ cycle: of, bill_date_begin: day }) => day === undefined || monthOfDay(day) === of, {
    path: ["bill_date_begin"],
    error: "vendor.field.same-month",
  })
  .refine(({ cycle: of, bill_date_end: day }) => day === undefined || monthOfDay(day) === of, {
    path: ["bill_date_end"],
    error: "vendor.field.same-month",
  })
  .refine(({ bill_date_begin: from, bill_date_end: to }) => from === undefined || to === undefined || from <= to, {
    path: ["bill_date_end"],
    error: "vendor.field.order",
  });

export const ListCustomerselfResourceRecordsOutput = z.object({
  fee_records: z
    .array(
      z.object({
        bill_date: z.string().meta({ description: "GMT+08:00" }),
        bill_type: z.union(BILL_CODES.map((code) => z.literal(code))).meta({
          description:
            "a billed purchase is 1, a billed refund 4, an adjustment 9 below 0 and 16 above; use a savings plan covers is 23",
        }),
        customer_id: z.string(),
        account_name: z.string(),
        region: z.string().optional(),
        region_name: z.string().optional(),
        cloud_service_type: serviceTypeCode,
        cloud_service_type_name: z.string().meta({ description: "the product as charges call it" }),
        resource_type: resourceTypeCode.meta({
          description: "of the order, or where the catalogue has one kind of resource for the product",
        }),
        resource_type_name: z.string().optional().meta({ description: "as the bill says it" }),
        effective_time: z.string().meta({ description: "the charge begins" }),
        expire_time: z.string().meta({ description: "the charge ends" }),
        resource_id: z.string().optional(),
        resource_name: z.string().optional(),
        resource_tag: z.string().optional().meta({ description: "as the bill says them" }),
        product_id: z.string().optional().meta({ description: "of an order: the offer" }),
        product_name: z.string().optional().meta({ description: "of an order: the catalogue's code of the product" }),
        product_spec_desc: z.string().optional().meta({ description: "of the order, or what the bill says of it" }),
        sku_code: z.string().optional().meta({ description: "as the bill says it" }),
        trade_id: z.string().meta({ description: "the order, or of what is of none the charge" }),
        id: z.string().meta({ description: "the charge" }),
        trade_time: z.string().optional().meta({ description: "of an order: when it was paid" }),
        consume_time: z.string().meta({ description: "when the order was paid, else when the charge begins" }),
        charge_mode: z.enum(MODE_CODES.map(String)).meta({ description: "3 also for spot" }),
        order_id: z.string().optional(),
        relative_order_id: z.string().optional().meta({ description: "of a refund: the order it gives back of" }),
        period_type: z.enum(["19", "20"]).optional().meta({ description: "of an order that pays a term" }),
        period_num: z.int().optional().meta({ description: "of an order that pays a term: its years or months" }),
        usage: DecimalNumber.optional().meta({ description: "as the bill says it" }),
        unit_price: DecimalNumber.optional().meta({
          description: "at list price, of an order's term or as the bill says it",
        }),
        unit: z.string().optional().meta({ description: "of unit_price, in the bill's or the catalogue's words" }),
        official_amount: DecimalNumber.meta({ description: "list price" }),
        discount_amount: DecimalNumber.meta({
          description: "list price of what counts nothing: covered by a commitment, or unused of one",
        }),
        amount: DecimalNumber.meta({ description: "at list price; coupons are not taken off" }),
        measure_id: measure,
      }),
    )
    .meta({ description: "the newest day first" }),
  total_count: z.int(),
  currency,
  note,
});
