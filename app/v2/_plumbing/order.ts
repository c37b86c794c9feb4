import { decimalNumber, MEASURE_MAIN, utcText } from "@/lib/contracts/vendor/fields";
import { VENDOR_ORDER_STATUS, VENDOR_ORDER_TYPE } from "@/lib/contracts/vendor/order";
import type { AddressedOrder } from "@/lib/data/order/addressed-order";
import { sumOf, ZERO } from "@/lib/domain/money/money";
import { knownOf } from "./answer";

const BY_CUSTOMER = 1;
const BY_DISTRIBUTOR = 2;
const BY_RESELLER = 4;
const BY_SYSTEM = 8;

function sourceOf({ source, madeBy }: AddressedOrder): number {
  if (source === "automatic") return BY_SYSTEM;
  if (source === "customer") return BY_CUSTOMER;
  return madeBy === "reseller" ? BY_RESELLER : BY_DISTRIBUTOR;
}

/** An order as the vendor shows it, in lists and by itself. All is at list price, so that no discount stands between. */
export function orderInfoOf(order: AddressedOrder, currency: string) {
  const { id, customer, thing, lines, amount, coupons, status, type, createdAt, acceptedAt } = order;
  const serviceType = lines[0]?.serviceType ?? null;
  const consumed = sumOf(lines.flatMap((line) => (line.consumed === null ? [] : [line.consumed])));
  return {
    order_id: id,
    customer_id: customer.id,
    ...knownOf({ service_type_code: serviceType, payment_time: acceptedAt && utcText(acceptedAt) }),
    service_type_name: thing.service,
    source_type: sourceOf(order),
    status: VENDOR_ORDER_STATUS[status],
    order_type: VENDOR_ORDER_TYPE[type],
    amount_after_discount: decimalNumber(amount),
    official_amount: decimalNumber(amount),
    measure_id: MEASURE_MAIN,
    create_time: utcText(createdAt),
    currency,
    amount_info: {
      coupon_amount: decimalNumber(coupons),
      ...(type === "unsubscription" && {
        commission_amount: decimalNumber(ZERO),
        consumed_amount: decimalNumber(consumed),
      }),
    },
    sub_order_infos: [],
  };
}

/** Fields of the vendor's orders that have no meaning here, under that prefix. */
export function absentOfOrder(prefix: string): Readonly<Record<string, string>> {
  const whys = {
    contract_id: "orders are of no contract",
    "amount_info.discounts": "all is at list price",
    "amount_info.flexipurchase_coupon_amount": "reserved by the vendor",
    "amount_info.stored_card_amount": "reserved by the vendor",
  };
  return Object.fromEntries(Object.entries(whys).map(([field, why]) => [`${prefix}.${field}`, why]));
}
