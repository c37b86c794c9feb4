import type { z } from "zod";
import { type ExpenditureForecast, ExpenditureForecastFilter } from "@/lib/contracts/api/expenditure-details";
import { getFreshness } from "@/lib/data/expenditure/get-freshness";
import { getForecast } from "@/lib/data/forecast/get-forecast";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { monthRangeOf } from "@/lib/domain/expenditure/range";
import type { Forecast } from "@/lib/domain/forecast/forecast";
import { decimalOf } from "@/lib/domain/money/money";
import { ok, problem } from "../../_plumbing/answer";
import { endpoint } from "../../_plumbing/endpoint";
import { refusedParameter, stampOf, whoseOf } from "../../_plumbing/expenditure";
import { readQuery } from "../../_plumbing/read-body";

export const GET = endpoint({
  action: "expenditure.read",
  answer: async ({ permit, request }) => {
    const read = readQuery(request.url, ExpenditureForecastFilter);
    if ("refused" in read) return read.refused;
    const whose = await whoseOf(permit, read.value);
    if ("refused" in whose) return whose.refused;
    const { customer, reseller } = whose.asked;
    if (customer !== null && reseller !== null) return refusedParameter("reseller", "not together with customer");
    const at = new Date();
    const month = billingMonthOf(at);
    const of = customer !== null ? { customerId: customer } : reseller !== null ? { resellerId: reseller } : null;
    const forecast = await getForecast(permit, of, at, month);
    if (forecast === null) {
      return customer === null ? refusedParameter("reseller", "is none of yours") : problem("customer-not-found");
    }
    const freshness = await getFreshness(permit, monthRangeOf({ first: month, last: month }));
    const answer: z.infer<typeof ExpenditureForecast> = {
      ...(await stampOf(permit, { ...freshness, asOf: forecast.asOf }, request)),
      month,
      ...forecastOf(forecast),
    };
    return ok(answer);
  },
});

function forecastOf(forecast: Forecast) {
  const { usedUpOn, usedUpEarliest, usedUpLatest, method, basis, backtest, known } = forecast;
  return {
    spentSoFar: decimalOf(forecast.spentSoFar),
    expectedEnd: decimalOf(forecast.expectedEnd),
    low: decimalOf(forecast.low),
    high: decimalOf(forecast.high),
    days: forecast.byDay.map(({ day, expected, low, high }) => ({
      day,
      expected: decimalOf(expected),
      low: decimalOf(low),
      high: decimalOf(high),
    })),
    budgetUsedUp: { expected: usedUpOn, earliest: usedUpEarliest, latest: usedUpLatest },
    method,
    daysLearntFrom: basis,
    backTest: backtest,
    known: known.map(({ day, amount, what }) => ({ day, amount: decimalOf(amount), what })),
  };
}
