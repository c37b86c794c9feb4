import type { z } from "zod";
import { billCodeOf, billedUnder, MODE_CODE, modesOf } from "@/lib/contracts/vendor/bill-code";
import { isOfNothing } from "@/lib/contracts/vendor/expenditure";
import {
  ListCustomerselfResourceRecordsInput,
  ListCustomerselfResourceRecordsOutput,
} from "@/lib/contracts/vendor/fee-record";
import { decimalNumber, MEASURE_MAIN, pageOf, utcText } from "@/lib/contracts/vendor/fields";
import { type FeeRecord, listOwnRecords, type RecordQuery } from "@/lib/data/expenditure/list-own-records";
import { type BillingMonth, firstDayOf, lastDayOf, toBillingMonth } from "@/lib/domain/calendar/billing-month";
import { DETAIL_MONTHS_BACK } from "@/lib/domain/expenditure/summary";
import { minus, ZERO } from "@/lib/domain/money/money";
import { worded } from "@/lib/format/wording";
import { knownOf, vendorError } from "../_plumbing/answer";
import { NO_PAYMENTS, stampOf } from "../_plumbing/expenditure";
import { operation } from "../_plumbing/operation";

const NO_SIZE = "no size is kept beside what the bill says of it";
const NO_PROJECTS = "there are no enterprise projects";
const NOT_NUMBERED = "units and kinds of usage have no numbers here";
const NOT_SPLIT = "not kept apart from usage";
const NO_PARTS = "no part of a whole is kept";
const CASH_ONLY = "there are cash coupons only";

export const listCustomerselfResourceRecords = operation({
  name: "ListCustomerselfResourceRecords",
  method: "GET",
  path: "/v2/bills/customer-bills/res-fee-records",
  purpose: "a customer's own charges of a month, one by one, at list price",
  action: "portal.read",
  input: ListCustomerselfResourceRecordsInput,
  output: ListCustomerselfResourceRecordsOutput,
  absent: {
    "fee_records[].spec_size": NO_SIZE,
    "fee_records[].spec_size_measure_id": NO_SIZE,
    "fee_records[].enterprise_project_id": NO_PROJECTS,
    "fee_records[].enterprise_project_name": NO_PROJECTS,
    "fee_records[].usage_type": NOT_NUMBERED,
    "fee_records[].usage_measure_id": NOT_NUMBERED,
    "fee_records[].free_resource_usage": NOT_SPLIT,
    "fee_records[].free_resource_measure_id": NOT_SPLIT,
    "fee_records[].ri_usage": NOT_SPLIT,
    "fee_records[].ri_usage_measure_id": NOT_SPLIT,
    "fee_records[].cash_amount": NO_PAYMENTS,
    "fee_records[].credit_amount": NO_PAYMENTS,
    "fee_records[].coupon_amount": "coupons pay an order or a month, no charge by itself",
    "fee_records[].flexipurchase_coupon_amount": CASH_ONLY,
    "fee_records[].stored_card_amount": NO_PAYMENTS,
    "fee_records[].bonus_amount": NO_PAYMENTS,
    "fee_records[].debt_amount": NO_PAYMENTS,
    "fee_records[].adjustment_amount": NO_PAYMENTS,
    "fee_records[].formula": "amounts are taken as the bill or the order has them",
    "fee_records[].sub_service_type_code": NO_PARTS,
    "fee_records[].sub_service_type_name": NO_PARTS,
    "fee_records[].sub_resource_type_code": NO_PARTS,
    "fee_records[].sub_resource_type_name": NO_PARTS,
    "fee_records[].sub_resource_id": NO_PARTS,
    "fee_records[].sub_resource_name": NO_PARTS,
  },
  run: async (call) => {
    const { permit, input } = call;
    const month = toBillingMonth(input.cycle);
    if (month === null) return vendorError("CBC.0100");
    const found = await listOwnRecords(permit, queryOf(month, input), pageOf(input));
    if (found === "too-early") {
      return vendorError("CBC.0100", worded("vendor.error.cycle-reach", { months: DETAIL_MONTHS_BACK }));
    }
    const { measure_id: _, ...stamp } = await stampOf(call);
    const { id, accountName } = permit.actor.company;
    const whose = { customer_id: id, account_name: accountName };
    const records = found.records.map((record) => ({ ...whose, ...productOf(record), ...tradeOf(record) }));
    return { body: { fee_records: records, total_count: found.count, ...stamp } };
  },
});

type Input = z.output<typeof ListCustomerselfResourceRecordsInput>;

function queryOf(month: BillingMonth, input: Input): RecordQuery {
  const { charge_mode: mode, bill_date_begin: from, bill_date_end: to } = input;
  const { cloud_service_type: serviceType = null, region = null, resource_id: resourceId = null } = input;
  const { trade_id: tradeId = null, include_zero_record: withZero = true } = input;
  return {
    month,
    days: { from: from ?? firstDayOf(month), to: to ?? lastDayOf(month) },
    modes: mode === undefined ? null : modesOf(mode),
    billed: billedOf(input),
    serviceType,
    region,
    resourceId,
    tradeId,
    withZero,
  };
}

function billedOf(input: Input): RecordQuery["billed"] {
  if (isOfNothing(input)) return [];
  return input.bill_type === undefined ? null : billedUnder(input.bill_type);
}

/** What was had. */
function productOf(record: FeeRecord) {
  const { region, resource, consumed, unitPrice } = record;
  return {
    cloud_service_type: record.serviceType,
    cloud_service_type_name: record.service,
    effective_time: utcText(record.startedAt),
    expire_time: utcText(record.endedAt),
    ...knownOf({
      region: region === "" ? null : region,
      region_name: record.regionName,
      resource_type: record.resourceType,
      resource_type_name: record.resourceTypeName,
      resource_id: resource?.id,
      resource_name: resource?.name,
      resource_tag: record.tags,
      product_id: record.offerId,
      product_name: record.product,
      product_spec_desc: record.description,
      sku_code: record.sku,
      usage: consumed === null ? null : decimalNumber(consumed),
      unit_price: unitPrice === null ? null : decimalNumber(unitPrice),
      unit: record.unit,
    }),
  };
}

const PERIOD_TYPE = { year: "19", month: "20" } as const;

/** When, by which order, and for how much. */
function tradeOf(record: FeeRecord) {
  const { id, day, billType: type, mode, orderId, paidAt, givenBackOrderId, term, listed, spent } = record;
  return {
    bill_date: day,
    bill_type: billCodeOf({ type, isNegative: listed < ZERO, mode }),
    trade_id: orderId ?? id,
    id,
    consume_time: utcText(paidAt ?? record.startedAt),
    charge_mode: String(MODE_CODE[mode]),
    ...knownOf({
      trade_time: paidAt && utcText(paidAt),
      order_id: orderId,
      relative_order_id: givenBackOrderId,
      period_type: term && PERIOD_TYPE[term.unit],
      period_num: term?.count,
    }),
    official_amount: decimalNumber(listed),
    discount_amount: decimalNumber(minus(listed, spent)),
    amount: decimalNumber(spent),
    measure_id: MEASURE_MAIN,
  };
}
