import {
  CASH_COUPON,
  ELECTRONIC,
  ISSUED_ONLINE,
  ListSubCustomerCouponsInput,
  ListSubCustomerCouponsOutput,
  REUSABLE,
  STATE_OF,
  STATUS_CODE,
} from "@/lib/contracts/vendor/coupon";
import { decimalNumber, MEASURE_MAIN, pageOf, utcText } from "@/lib/contracts/vendor/fields";
import { listSeenCoupons, type SeenCoupon } from "@/lib/data/coupon/list-seen-coupons";
import { getCurrency } from "@/lib/data/customer/get-currency";
import { knownOf } from "../_plumbing/answer";
import { operation } from "../_plumbing/operation";

const NO_PLANS = "there are no promotion plans";

export const listSubCustomerCoupons = operation({
  name: "ListSubCustomerCoupons",
  method: "GET",
  path: "/v2/promotions/benefits/coupons",
  purpose: "a customer's own coupons, or those of all the caller's customers",
  action: "coupon.read",
  input: ListSubCustomerCouponsInput,
  output: ListSubCustomerCouponsOutput,
  absent: {
    "user_coupons[].coupon_code": "a coupon is given and not redeemed by a code",
    "user_coupons[].order_id": "one coupon pays of many orders; ask by order_id",
    "user_coupons[].promotion_plan_id": NO_PLANS,
    "user_coupons[].plan_name": NO_PLANS,
    "user_coupons[].plan_desc": NO_PLANS,
    "user_coupons[].use_limits": "it pays of every order and all usage",
    "user_coupons[].promotion_id": NO_PLANS,
    "user_coupons[].lock_order_id": "no order locks one; it is taken when an order is paid",
    "user_coupons[].extend_param1": "nothing is kept that it could hold",
  },
  run: async ({ permit, input }) => {
    const isOther = input.coupon_type !== undefined && input.coupon_type !== CASH_COUPON;
    if (isOther || input.promotion_plan_id !== undefined) return { body: { count: 0, user_coupons: [] } };
    const wanted = {
      id: input.coupon_id?.toLowerCase(),
      orderId: input.order_id?.toLowerCase(),
      state: input.status && STATE_OF[input.status],
      activeFrom: input.active_start_time,
      activeTo: input.active_end_time,
      issuerId: input.source_id?.toLowerCase(),
    };
    const { coupons, count } = await listSeenCoupons(permit, wanted, pageOf(input));
    const currency = await getCurrency(permit);
    return { body: { count, user_coupons: coupons.map((coupon) => ({ ...userCouponOf(coupon), currency })) } };
  },
});

function userCouponOf({ activeAt, lastUsedAt, note, issuerId, ...coupon }: SeenCoupon) {
  return {
    coupon_id: coupon.id,
    status: STATUS_CODE[coupon.state],
    customer_id: coupon.customerId,
    coupon_type: CASH_COUPON,
    measure_id: MEASURE_MAIN,
    face_value: decimalNumber(coupon.amount),
    valid_time: utcText(coupon.startsAt),
    expire_time: utcText(coupon.endsAt),
    media_type: ELECTRONIC,
    fetch_method: ISSUED_ONLINE,
    create_time: utcText(coupon.issuedAt),
    coupon_version: REUSABLE,
    balance: decimalNumber(coupon.remaining),
    is_frozen: "0",
    ...knownOf({
      active_time: activeAt && utcText(activeAt),
      reserve_time: lastUsedAt && utcText(lastUsedAt),
      coupon_usage: note,
      source_id: issuerId,
    }),
  };
}
