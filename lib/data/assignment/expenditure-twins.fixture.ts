import { wholeOf } from "@/lib/contracts/expenditure";
import { ExpenditureDetailsQuery, ExpenditureSummaryQuery } from "@/lib/contracts/expenditure-query";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { monthRangeOf } from "@/lib/domain/expenditure/range";
import { getMonth } from "../closing/get-month";
import { listMonths } from "../closing/list-months";
import { listSeenCoupons } from "../coupon/list-seen-coupons";
import { getBridge } from "../expenditure/get-bridge";
import { listChargeChoices } from "../expenditure/list-charge-choices";
import { listExpenditureDetails } from "../expenditure/list-details";
import { listMonthSummary } from "../expenditure/list-month-summary";
import { listExpenditureSummary } from "../expenditure/list-summary";
import { listSums } from "../expenditure/list-sums";
import { type Call, may } from "./twin.fixture";

// When it was asked is no part of what is told.
const untimed = <Answer extends object>(answer: Answer) => ({ ...answer, freshness: null });

/** Expenditure asked of one customer or reseller. */
export const EXPENDITURE_BY_ID: Readonly<Record<string, Call>> = {
  getBridge: (actor, { customerId }, at) => getBridge(may(actor, "expenditure.read"), customerId, billingMonthOf(at)),
  listExpenditureSummary: (actor, { customerId, resellerId }) =>
    Promise.all(
      [{ customer: customerId }, { customer: customerId, reseller: resellerId }].map(async (asked) =>
        untimed(await listExpenditureSummary(may(actor, "expenditure.read"), ExpenditureSummaryQuery.parse(asked))),
      ),
    ),
  listExpenditureDetails: async (actor, { customerId }) =>
    untimed(
      await listExpenditureDetails(
        may(actor, "expenditure.read"),
        ExpenditureDetailsQuery.parse({ customer: customerId, amount: "all" }),
      ),
    ),
  listSums: async (actor, { customerId }, at) => {
    const month = billingMonthOf(at);
    const filter = { ...wholeOf(monthRangeOf({ first: month, last: month }), "expenditure"), customerId };
    return untimed(await listSums(may(actor, "expenditure.read"), filter, ["customer", "reseller"], 10));
  },
};

/** Expenditure of all there is. */
export const EXPENDITURE_WHOLE: Readonly<Record<string, Call>> = {
  listMonthSummary: (actor) => listMonthSummary(may(actor, "expenditure.read")),
  listChargeChoices: (actor, _thing, at) => listChargeChoices(may(actor, "expenditure.read"), billingMonthOf(at)),
  listSeenCoupons: (actor) => listSeenCoupons(may(actor, "coupon.read"), {}, { offset: 0, limit: 100 }),
  listMonths: (actor) => listMonths(may(actor, "expenditure.read")),
  getMonth: (actor, _thing, at) => getMonth(may(actor, "expenditure.read"), billingMonthOf(at)),
};
