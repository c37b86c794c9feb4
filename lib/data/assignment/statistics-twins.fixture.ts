import { wholeOf } from "@/lib/contracts/expenditure";
import { ComparisonQuery } from "@/lib/contracts/statistics-query";
import { addMonths, billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { wholeMonth } from "@/lib/domain/expenditure/period";
import { getOverview } from "../statistics/get-overview";
import { getStatisticsChoices } from "../statistics/get-statistics-choices";
import { getTrend } from "../statistics/get-trend";
import { listBudgetMonths } from "../statistics/list-budget-months";
import { listComparedCustomers } from "../statistics/list-compared-customers";
import { listGroups } from "../statistics/list-groups";
import { listMovers } from "../statistics/list-movers";
import { listResourceChanges } from "../statistics/list-resource-changes";
import { type Call, may } from "./twin.fixture";

/** All of the running month, and the one before. */
const spendingAt = (at: Date) => ({
  filter: wholeOf(wholeMonth(billingMonthOf(at)), "statistics"),
  former: wholeMonth(addMonths(billingMonthOf(at), -1)),
});

/** Statistics asked of one customer or reseller. */
export const STATISTICS_BY_ID: Readonly<Record<string, Call>> = {
  // When it was asked is no part of what is told.
  getOverview: (actor, { customerId, resellerId }, at) => {
    const { filter, former } = spendingAt(at);
    return Promise.all(
      [
        { ...filter, customerId },
        { ...filter, customerId, resellerId },
      ].map(async (one) => ({
        ...(await getOverview(may(actor, "expenditure.read"), one, former)),
        freshness: null,
      })),
    );
  },
  listResourceChanges: (actor, { customerId }, at) => {
    const { filter, former } = spendingAt(at);
    return listResourceChanges(may(actor, "expenditure.read"), { ...filter, customerId }, former);
  },
  listBudgetMonths: (actor, { customerId }, at) =>
    listBudgetMonths(may(actor, "expenditure.read"), customerId, billingMonthOf(at), 3),
  getStatisticsChoices: (actor, { customerId }, at) =>
    getStatisticsChoices(may(actor, "expenditure.read"), wholeMonth(billingMonthOf(at)), [customerId]),
};

/** Statistics of all there is. */
export const STATISTICS_WHOLE: Readonly<Record<string, Call>> = {
  getTrend: (actor, _thing, at) =>
    getTrend(may(actor, "expenditure.read"), spendingAt(at).filter, { group: "customer", unit: "month" }),
  listGroups: (actor, _thing, at) =>
    Promise.all(
      (["customer", "reseller"] as const).map((group) =>
        listGroups(may(actor, "expenditure.read"), spendingAt(at).filter, { group, former: spendingAt(at).former }),
      ),
    ),
  listMovers: (actor, _thing, at) =>
    listMovers(may(actor, "expenditure.read"), spendingAt(at).filter, spendingAt(at).former),
  listComparedCustomers: (actor, _thing, at) =>
    listComparedCustomers(may(actor, "expenditure.read"), spendingAt(at).filter, {
      former: spendingAt(at).former,
      place: ComparisonQuery.parse({}),
    }),
};
