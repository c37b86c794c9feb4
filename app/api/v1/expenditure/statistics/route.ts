import type { z } from "zod";
import { type ExpenditureStatistics, ExpenditureStatisticsFilter } from "@/lib/contracts/api/expenditure";
import { listSums } from "@/lib/data/expenditure/list-sums";
import { ok, problem } from "../../_plumbing/answer";
import { endpoint } from "../../_plumbing/endpoint";
import { addedUp, filterOf, refusedParameter, refusedRange, stampOf, sumsOf } from "../../_plumbing/expenditure";
import { readQuery } from "../../_plumbing/read-body";

const GROUPS_MAX = 5000;

export const GET = endpoint({
  action: "expenditure.read",
  answer: async ({ permit, request }) => {
    const read = readQuery(request.url, ExpenditureStatisticsFilter);
    if ("refused" in read) return read.refused;
    const { from, to, groupBy, ...narrowing } = read.value;
    const refused = refusedRange({ from, to });
    if (refused) return refused;
    const filter = await filterOf(permit, narrowing, { from, to }, "statistics");
    if (filter === null) return problem("customer-not-found");
    const { groups, freshness } = await listSums(permit, filter, groupBy, GROUPS_MAX);
    if (groups === null) {
      return refusedParameter("groupBy", `makes more than ${GROUPS_MAX} groups: ask for fewer days or dimensions`);
    }
    const answer: z.infer<typeof ExpenditureStatistics> = {
      ...(await stampOf(permit, freshness, request)),
      from,
      to,
      items: groups.map(({ keys, ...amounts }) => ({ group: keys, ...sumsOf(amounts) })),
      sum: sumsOf(addedUp(groups)),
    };
    return ok(answer);
  },
});
