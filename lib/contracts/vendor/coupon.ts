import { z } from "zod";
import type { CouponState } from "@/lib/domain/coupon/coupon";
import { codeOf, DecimalNumber, filter, id, MEASURE_MAIN, paging, text, utcTime } from "./fields";

const LIST_MAX = 100;

/** Coupons here are all cash coupons, given electronically, issued online and used bit by bit. */
export const CASH_COUPON = 1;
export const ELECTRONIC = 1;
export const ISSUED_ONLINE = 3;
export const REUSABLE = 2;

const STATUS_CODES = [1, 2, 3, 4, 5] as const;
export const STATUS_CODE = {
  "not-yet-valid": 1,
  valid: 2,
  "used-up": 3,
  expired: 4,
  withdrawn: 5,
} as const satisfies Record<CouponState, (typeof STATUS_CODES)[number]>;
export const STATE_OF = {
  1: "not-yet-valid",
  2: "valid",
  3: "used-up",
  4: "expired",
  5: "withdrawn",
} as const satisfies Record<(typeof STATUS_CODES)[number], CouponState>;

export const ListSubCustomerCouponsInput = z.object({
  coupon_id: filter(id),
  order_id: filter(id).meta({ description: "those that paid of that order" }),
  promotion_plan_id: filter(text(64)).meta({ description: "there are no promotion plans, so that none is found" }),
  coupon_type: filter(codeOf([1, 2, 3, 4])).meta({ description: "all are 1, so that others find none" }),
  status: filter(codeOf(STATUS_CODES)).meta({
    description: "with or without it, what was used up, expired or taken back over 12 months ago is left out",
  }),
  active_start_time: filter(utcTime).meta({ description: "of active_time, inclusive" }),
  active_end_time: filter(utcTime).meta({ description: "of active_time, inclusive" }),
  source_id: filter(id).meta({ description: "as answered" }),
  ...paging(LIST_MAX),
});

export const ListSubCustomerCouponsOutput = z.object({
  count: z.int(),
  user_coupons: z
    .array(
      z.object({
        coupon_id: z.string(),
        status: z.union(STATUS_CODES.map((code) => z.literal(code))),
        customer_id: z.string(),
        coupon_type: z.literal(CASH_COUPON),
        measure_id: z.literal(MEASURE_MAIN),
        face_value: DecimalNumber,
        valid_time: z.string(),
        expire_time: z.string().meta({ description: "the first instant at which it is over" }),
        media_type: z.literal(ELECTRONIC),
        fetch_method: z.literal(ISSUED_ONLINE),
        active_time: z.string().optional().meta({ description: "it began to be valid; absent until then" }),
        reserve_time: z
          .string()
          .optional()
          .meta({ description: "its newest use, in the caller's own time with the customer" }),
        create_time: z.string(),
        coupon_version: z.literal(REUSABLE),
        balance: DecimalNumber.meta({
          description: "what it can still pay; of an expired one usage of its last month, until that is settled",
        }),
        coupon_usage: z.string().optional().meta({ description: "the note to the customer" }),
        is_frozen: z.literal("0"),
        currency: z.string().meta({ description: "the distributor's currency" }),
        source_id: z
          .string()
          .optional()
          .meta({ description: "the distributor that gave it; not told to a reseller's customer" }),
      }),
    )
    .meta({ description: "the newest first" }),
});
