import { MODE_CODE } from "@/lib/contracts/vendor/bill-code";
import {
  CONSUMPTION,
  isOfNothing,
  REFUND,
  ShowCustomerMonthlySumInput,
  ShowCustomerMonthlySumOutput,
} from "@/lib/contracts/vendor/expenditure";
import { decimalNumber, MEASURE_MAIN, pageOf } from "@/lib/contracts/vendor/fields";
import { getMonthSum, type MonthPart } from "@/lib/data/expenditure/get-month-sum";
import { type BillingMonth, toBillingMonth } from "@/lib/domain/calendar/billing-month";
import { type Money, minus, sumOf, ZERO } from "@/lib/domain/money/money";
import { knownOf, vendorError } from "../_plumbing/answer";
import { NO_PAYMENTS, stampOf } from "../_plumbing/expenditure";
import { operation } from "../_plumbing/operation";

const BY_PRODUCT = "coupons pay an order or a month, no product by itself; see coupon_amount";

export const showCustomerMonthlySum = operation({
  name: "ShowCustomerMonthlySum",
  method: "GET",
  path: "/v2/bills/customer-bills/monthly-sum",
  purpose: "a customer's own expenditure of a month, by product and charging mode",
  action: "portal.read",
  input: ShowCustomerMonthlySumInput,
  output: ShowCustomerMonthlySumOutput,
  absent: {
    debt_amount: NO_PAYMENTS,
    flexipurchase_coupon_amount: "there are cash coupons only",
    stored_value_card_amount: NO_PAYMENTS,
    cash_amount: NO_PAYMENTS,
    credit_amount: NO_PAYMENTS,
    writeoff_amount: NO_PAYMENTS,
    "bill_sums[].resource_type_name": "the catalogue knows their codes alone",
    "bill_sums[].truncated_amount": "nothing is cut off",
    "bill_sums[].coupon_amount": BY_PRODUCT,
    "bill_sums[].flexipurchase_coupon_amount": "there are cash coupons only",
    "bill_sums[].stored_value_card_amount": NO_PAYMENTS,
    "bill_sums[].debt_amount": NO_PAYMENTS,
    "bill_sums[].writeoff_amount": NO_PAYMENTS,
    "bill_sums[].cash_amount": NO_PAYMENTS,
    "bill_sums[].credit_amount": NO_PAYMENTS,
  },
  run: async (call) => {
    const { permit, input } = call;
    const month = toBillingMonth(input.bill_cycle);
    if (month === null) return vendorError("CBC.0100");
    const { parts, coupons } = isOfNothing(input) ? { parts: [], coupons: ZERO } : await getMonthSum(permit, month);
    const wanted = input.service_type_code;
    const rows = parts.filter(({ serviceType }) => [undefined, serviceType].includes(wanted)).flatMap(rowsOf);
    const { offset, limit } = pageOf(input);
    return {
      body: {
        total_count: rows.length,
        bill_sums: rows.slice(offset, offset + limit).map((row) => billSumOf(row, month, permit.actor.company)),
        consume_amount: decimalNumber(sumOf(rows.map(({ amount }) => amount))),
        ...knownOf({ coupon_amount: wanted === undefined ? decimalNumber(coupons) : null }),
        ...(await stampOf(call)),
      },
    };
  },
});

type Row = {
  readonly part: MonthPart;
  readonly type: typeof CONSUMPTION | typeof REFUND;
  readonly official: Money;
  readonly amount: Money;
};

/** What is below zero is a refund, the rest consumption; nothing is said of a side on which there is nothing. */
function rowsOf(part: MonthPart): readonly Row[] {
  const { spent, refunded, listed } = part;
  const consumed: Row = { part, type: CONSUMPTION, official: minus(listed, refunded), amount: minus(spent, refunded) };
  const isConsumed = consumed.official !== ZERO || consumed.amount !== ZERO || refunded === ZERO;
  const refund: Row = { part, type: REFUND, official: refunded, amount: refunded };
  return [...(isConsumed ? [consumed] : []), ...(refunded === ZERO ? [] : [refund])];
}

function billSumOf(
  { part, type, official, amount }: Row,
  month: BillingMonth,
  { id, accountName }: { readonly id: string; readonly accountName: string },
) {
  return {
    bill_cycle: month,
    ...knownOf({ resource_type_code: part.resourceType }),
    service_type_code: part.serviceType,
    service_type_name: part.product,
    charging_mode: MODE_CODE[part.mode],
    official_amount: decimalNumber(official),
    official_discount_amount: decimalNumber(minus(official, amount)),
    consume_amount: decimalNumber(amount),
    measure_id: MEASURE_MAIN,
    bill_type: type,
    customer_id: id,
    account_name: accountName,
  };
}
