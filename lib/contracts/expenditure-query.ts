import { z } from "zod";
import { type BillingMonth, toBillingMonth } from "@/lib/domain/calendar/billing-month";
import { BILL_TYPES, type BillType } from "@/lib/domain/expenditure/bill-type";
import { CHARGING_MODES } from "@/lib/domain/expenditure/charge";
import { ASSOCIATION_TYPES } from "@/lib/domain/expenditure/dimension";
import { PAYMENT_STATUSES, type PaymentStatus } from "@/lib/domain/expenditure/payment-status";
import { monthRangeOf } from "@/lib/domain/expenditure/range";
import { askedMonthsOf, detailMonthsOf } from "@/lib/domain/expenditure/summary";
import { type ExpenditureFilter, wholeOf } from "./expenditure";
import { maybe, NO_ZERO_BYTE } from "./fields";
import { placeHref } from "./page";

const words = (max: number) => maybe(z.string().trim().min(1).max(max).regex(NO_ZERO_BYTE));
const month = maybe(
  z.string().transform((text, context): BillingMonth => {
    const found = toBillingMonth(text);
    if (found !== null) return found;
    context.addIssue({ code: "custom", message: "expenditure.no-month" });
    return z.NEVER;
  }),
);
/** What stands in an address for "" of a dimension: nobody, or no region. */
const NONE = "none";

/** Whose expenditure, the same in summary and details. */
const WHOSE = {
  customer: maybe(z.uuid()),
  /** Part of the customer's name or account name. */
  q: words(100),
  /** A member's id; "none": of nobody. */
  manager: maybe(z.union([z.literal(NONE), z.uuid()])),
  type: maybe(z.enum(ASSOCIATION_TYPES)),
  reseller: maybe(z.uuid()),
};
const PLACE = { after: maybe(z.string().max(600)), before: maybe(z.string().max(600)) };

export const SUMMARY_TABS = ["expenditure", "refunds"] as const;
const SUMMARY_SORTS = ["amount", "name"] as const;

/** The address of the expenditure summary; what is not understood is left out rather than refused. */
export const ExpenditureSummaryQuery = z.object({
  /** One month, or the first and the last of several, GMT+08:00. */
  month,
  from: month,
  to: month,
  ...WHOSE,
  /** Which tab: all with their expenditure, or those with refunds. */
  tab: z.enum(SUMMARY_TABS).catch("expenditure").default("expenditure"),
  /** By the tab's amount, the largest first, or by name. */
  sort: z.enum(SUMMARY_SORTS).catch("amount").default("amount"),
  order: maybe(z.enum(["up", "down"])),
  ...PLACE,
});
export type ExpenditureSummaryQuery = z.infer<typeof ExpenditureSummaryQuery>;

/** Charges that count 0 are left out by default; "refunds": those below zero. */
export const DETAIL_AMOUNTS = ["hide-zero", "all", "refunds"] as const;
type DetailAmount = (typeof DETAIL_AMOUNTS)[number];

/** The address of a month's charges; what is not understood is left out rather than refused. */
export const ExpenditureDetailsQuery = z.object({
  month,
  amount: z.enum(DETAIL_AMOUNTS).catch("hide-zero").default("hide-zero"),
  ...WHOSE,
  product: words(200),
  mode: maybe(z.enum(CHARGING_MODES)),
  bill: maybe(z.enum(BILL_TYPES)),
  /** A region's id; "none": without one. */
  region: words(200),
  /** An order's number, or that of a charge that is of no order. */
  transaction: maybe(z.uuid()),
  /** The whole name, and the whole id. */
  resource: words(500),
  resourceId: words(500),
  payment: maybe(z.enum(PAYMENT_STATUSES)),
  ...PLACE,
});
export type ExpenditureDetailsQuery = z.infer<typeof ExpenditureDetailsQuery>;

/** What charges of one month are narrowed to beyond what roll-ups know. */
export type ChargeFilter = {
  readonly month: BillingMonth;
  /** Of the whole month. */
  readonly expenditure: ExpenditureFilter;
  readonly amount: DetailAmount;
  readonly billType: BillType | null;
  readonly transactionId: string | null;
  readonly resourceName: string | null;
  readonly resourceId: string | null;
  readonly payment: PaymentStatus | null;
};

type Whose = Pick<ExpenditureSummaryQuery, keyof typeof WHOSE>;

function whoseOf({ customer, q, manager, type, reseller }: Whose) {
  return {
    customerId: customer,
    customerPart: q,
    accountManager: manager === NONE ? "" : manager,
    associationType: type,
    resellerId: reseller,
  };
}

/** What the summary sums, when `running` is the running month. */
export function summaryFilterOf(query: ExpenditureSummaryQuery, running: BillingMonth): ExpenditureFilter {
  return { ...wholeOf(monthRangeOf(askedMonthsOf(query, running)), "expenditure"), ...whoseOf(query) };
}

/** Which charges the details show, when `running` is the running month; a month out of reach is the running one. */
export function detailsFilterOf(query: ExpenditureDetailsQuery, running: BillingMonth): ChargeFilter {
  const asked = detailMonthsOf(running).find((reached) => reached === query.month) ?? running;
  return {
    month: asked,
    expenditure: {
      ...wholeOf(monthRangeOf({ first: asked, last: asked }), "expenditure"),
      ...whoseOf(query),
      product: query.product,
      chargingMode: query.mode,
      region: query.region === NONE ? "" : query.region,
    },
    amount: query.amount,
    billType: query.bill,
    transactionId: query.transaction,
    resourceName: query.resource,
    resourceId: query.resourceId,
    payment: query.payment,
  };
}

type Patch<Query> = Partial<Record<keyof Query, string | null>>;

/** A summary's address with some of it changed; a page position holds only for the list it was made for. */
export function summaryHref(query: ExpenditureSummaryQuery, patch: Patch<ExpenditureSummaryQuery>): string {
  const { tab, sort, ...kept } = { ...query, after: null, before: null, ...patch };
  const said = { tab: tab === "expenditure" ? null : tab, sort: sort === "amount" ? null : sort };
  return placeHref("/expenditure", { ...kept, ...said });
}

/** The same of details; `path`: the partner's or the customer's own. */
export function detailsHref(
  path: string,
  query: Patch<ExpenditureDetailsQuery>,
  patch: Patch<ExpenditureDetailsQuery> = {},
): string {
  const { amount = null, ...kept } = { ...query, after: null, before: null, ...patch };
  return placeHref(path, { ...kept, amount: amount === "hide-zero" ? null : amount });
}
