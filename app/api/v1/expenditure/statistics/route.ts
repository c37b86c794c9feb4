import type { z } from "zod";
import { type ExpenditureStatistics, ExpenditureStatisticsFilter } from "@/lib/contracts/api/expenditure";
import { type ExpenditureAmounts, wholeOf } from "@/lib/contracts/expenditure";
import { listSums } from "@/lib/data/expenditure/list-sums";
import type { Actor } from "@/lib/domain/access/actor";
import { addMonths, firstDayOf, monthOfDay } from "@/lib/domain/calendar/billing-month";
import type { ExpenditureDimension } from "@/lib/domain/expenditure/dimension";
import type { DayRange } from "@/lib/domain/expenditure/range";
import { SUMMARY_MONTHS } from "@/lib/domain/expenditure/summary";
import { decimalOf, minus, plus, ZERO } from "@/lib/domain/money/money";
import { type ApiAnswer, ok } from "../../_plumbing/answer";
import { endpoint } from "../../_plumbing/endpoint";
import { refusedParameter, stampOf, sumsOf, whoseOf, withoutNone } from "../../_plumbing/expenditure";
import { readQuery } from "../../_plumbing/read-body";

const GROUPS_MAX = 5000;

export const GET = endpoint({
  action: "expenditure.read",
  answer: async ({ permit, request }) => {
    const read = readQuery(request.url, ExpenditureStatisticsFilter);
    if ("refused" in read) return read.refused;
    const { from, to, groupBy, product = null, region, mode = null, ...given } = read.value;
    const refused = refusedRange({ from, to }) ?? refusedGroups(permit.actor, groupBy);
    if (refused) return refused;
    const whose = await whoseOf(permit, given);
    if ("refused" in whose) return whose.refused;
    const { customer, reseller, manager, type } = whose.asked;
    const filter = {
      ...wholeOf({ from, to }, "statistics"),
      customerId: customer,
      resellerId: reseller,
      accountManager: withoutNone(manager),
      associationType: type,
      product,
      region: withoutNone(region),
      chargingMode: mode,
    };
    const { groups, freshness } = await listSums(permit, filter, groupBy, GROUPS_MAX);
    if (groups === null) {
      return refusedParameter("groupBy", `makes more than ${GROUPS_MAX} groups: ask for fewer days or dimensions`);
    }
    const answer: z.infer<typeof ExpenditureStatistics> = {
      ...(await stampOf(permit, freshness, request)),
      from,
      to,
      items: groups.map(({ keys, ...amounts }) => ({ group: keys, ...listedOf(amounts) })),
      sum: listedOf(groups.reduce(added, NOTHING)),
    };
    return ok(answer);
  },
});

/** Null: the days can be asked for. */
function refusedRange({ from, to }: DayRange): ApiAnswer | null {
  if (from > to) return refusedParameter("to", "lies before from");
  const reach = firstDayOf(addMonths(monthOfDay(from), SUMMARY_MONTHS));
  return to >= reach ? refusedParameter("to", `lies more than ${SUMMARY_MONTHS} months after from`) : null;
}

const PARTNERS_OWN: readonly ExpenditureDimension[] = ["reseller", "account-manager", "association-type"];

/** Null: they are not its partners' own affair. */
function refusedGroups({ company }: Actor, groupBy: readonly ExpenditureDimension[]): ApiAnswer | null {
  const foreign = company.kind === "customer" ? groupBy.find((one) => PARTNERS_OWN.includes(one)) : undefined;
  return foreign ? refusedParameter("groupBy", `${foreign} is not for customers' keys`) : null;
}

const NOTHING: ExpenditureAmounts = { spent: ZERO, refunded: ZERO, listed: ZERO, rows: 0 };

function added(sum: ExpenditureAmounts, one: ExpenditureAmounts): ExpenditureAmounts {
  return {
    spent: plus(sum.spent, one.spent),
    refunded: plus(sum.refunded, one.refunded),
    listed: plus(sum.listed, one.listed),
    rows: sum.rows + one.rows,
  };
}

function listedOf({ spent, refunded, listed, rows }: ExpenditureAmounts) {
  const expenditure = minus(spent, refunded);
  return { ...sumsOf({ spent, expenditure, refunded }), listCost: decimalOf(listed), charges: rows };
}
