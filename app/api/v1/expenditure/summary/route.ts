import type { z } from "zod";
import { ExpenditureSummaryFilter, type ExpenditureSummaryPage } from "@/lib/contracts/api/expenditure";
import { ExpenditureSummaryQuery } from "@/lib/contracts/expenditure-query";
import type { CustomerSummary, ExpenditureSummary } from "@/lib/contracts/expenditure-view";
import { listExpenditureSummary } from "@/lib/data/expenditure/list-summary";
import { SUMMARY_MONTHS } from "@/lib/domain/expenditure/summary";
import { decimalOf, parseMoney } from "@/lib/domain/money/money";
import { type ApiAnswer, ok } from "../../_plumbing/answer";
import { endpoint } from "../../_plumbing/endpoint";
import { refusedCursor, refusedParameter, stampOf, sumsOf, whoseOf } from "../../_plumbing/expenditure";
import { readQuery } from "../../_plumbing/read-body";

type Filter = z.infer<typeof ExpenditureSummaryFilter>;

export const GET = endpoint({
  action: "expenditure.read",
  answer: async ({ permit, request }) => {
    const read = readQuery(request.url, ExpenditureSummaryFilter);
    if ("refused" in read) return read.refused;
    const { limit, cursor = null, month, firstMonth, lastMonth, search, only, sort, order, ...given } = read.value;
    const isPlace = (value: string) => sort === "name" || parseMoney(value) !== null;
    const refused = refusedMonths(read.value) ?? refusedCursor(cursor, isPlace);
    if (refused) return refused;
    const whose = await whoseOf(permit, given);
    if ("refused" in whose) return whose.refused;
    const query = ExpenditureSummaryQuery.parse({
      ...whose.asked,
      month,
      from: firstMonth,
      to: lastMonth,
      q: search,
      tab: only === "refunds" ? "refunds" : "expenditure",
      sort,
      order,
      after: cursor,
    });
    const { months, freshness, totals, page } = await listExpenditureSummary(permit, query, limit);
    const unreached = refusedReach(read.value, months);
    if (unreached) return unreached;
    const answer: z.infer<typeof ExpenditureSummaryPage> = {
      ...(await stampOf(permit, freshness, request)),
      firstMonth: months.first,
      lastMonth: months.last,
      items: page.rows.map(rowOf),
      sum: { ...amountsOf(totals), customers: totals.customers, withRefunds: totals.withRefunds },
      nextCursor: page.after,
    };
    return ok(answer);
  },
});

/** Null: one month, several, or none is asked for. */
function refusedMonths({ month, firstMonth, lastMonth }: Filter): ApiAnswer | null {
  if (month !== undefined) return refusedBeside({ firstMonth, lastMonth });
  if (firstMonth === undefined) return lastMonth === undefined ? null : refusedParameter("firstMonth", "is missing");
  if (lastMonth === undefined) return refusedParameter("lastMonth", "is missing");
  return firstMonth <= lastMonth ? null : refusedParameter("lastMonth", "lies before firstMonth");
}

function refusedBeside(several: Readonly<Record<string, string | undefined>>): ApiAnswer | null {
  const name = Object.keys(several).find((one) => several[one] !== undefined);
  return name === undefined ? null : refusedParameter(name, "not together with month");
}

/** Null: what was answered is what was asked for; a page would show what lies within reach. */
function refusedReach({ month, firstMonth, lastMonth }: Filter, months: ExpenditureSummary["months"]) {
  const wanted = { month: months.first, firstMonth: months.first, lastMonth: months.last };
  const given = { month, firstMonth, lastMonth };
  const names = ["month", "firstMonth", "lastMonth"] as const;
  const beyond = names.find((name) => given[name] !== undefined && given[name] !== wanted[name]);
  const detail = `must be the running month or one of the ${SUMMARY_MONTHS - 1} before it`;
  return beyond ? refusedParameter(beyond, detail) : null;
}

function rowOf({ customer: { id, accountName, name }, resellers, ...amounts }: CustomerSummary) {
  return { customer: { id, accountName, name }, resellers: [...resellers], ...amountsOf(amounts) };
}

function amountsOf(amounts: Omit<CustomerSummary, "customer" | "resellers">) {
  const { coupons, paid } = amounts;
  return {
    ...sumsOf(amounts),
    coupons: coupons === null ? null : decimalOf(coupons),
    afterCoupons: paid === null ? null : decimalOf(paid),
  };
}
