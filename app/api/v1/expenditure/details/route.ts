import type { z } from "zod";
import {
  type ExpenditureCharge as ApiCharge,
  ExpenditureDetailsFilter,
  type ExpenditureDetailsPage,
} from "@/lib/contracts/api/expenditure-details";
import { ExpenditureDetailsQuery } from "@/lib/contracts/expenditure-query";
import type { ExpenditureCharge } from "@/lib/contracts/expenditure-view";
import { listExpenditureDetails } from "@/lib/data/expenditure/list-details";
import { toBillingDay } from "@/lib/domain/calendar/billing-month";
import { decimalOf } from "@/lib/domain/money/money";
import { ok } from "../../_plumbing/answer";
import { endpoint } from "../../_plumbing/endpoint";
import { refusedCursor, refusedParameter, stampOf, whoseOf } from "../../_plumbing/expenditure";
import { readQuery } from "../../_plumbing/read-body";

export const GET = endpoint({
  action: "expenditure.read",
  answer: async ({ permit, request }) => {
    const read = readQuery(request.url, ExpenditureDetailsFilter);
    if ("refused" in read) return read.refused;
    const { limit, cursor = null, search, billType, resourceName, ...given } = read.value;
    const refused = refusedCursor(cursor, (value) => toBillingDay(value) !== null);
    if (refused) return refused;
    const whose = await whoseOf(permit, given);
    if ("refused" in whose) return whose.refused;
    const query = ExpenditureDetailsQuery.parse({
      ...given,
      ...whose.asked,
      q: search,
      bill: billType,
      resource: resourceName,
      after: cursor,
    });
    const { month, freshness, page } = await listExpenditureDetails(permit, query, limit);
    if (given.month !== undefined && given.month !== month) {
      return refusedParameter("month", "must be the running month or one of the 18 before it");
    }
    const isOwn = permit.actor.company.kind === "customer";
    const answer: z.infer<typeof ExpenditureDetailsPage> = {
      ...(await stampOf(permit, freshness, request)),
      month,
      items: page.rows.map((row) => chargeOf(row, isOwn)),
      nextCursor: page.after,
    };
    return ok(answer);
  },
});

/** `isOwn`: the customer's own key, which is told nothing of how its partners divide their work. */
function chargeOf(charge: ExpenditureCharge, isOwn: boolean): z.infer<typeof ApiCharge> {
  const { customer, associationType, reseller, manager, accountId, listed, spent, ...rest } = charge;
  const { id, day, product, description, region, mode, billType, resource, orderId, payment } = rest;
  return {
    id,
    day,
    customer: { id: customer.id, accountName: customer.accountName, name: customer.name },
    associationType: isOwn ? null : associationType,
    reseller: isOwn ? null : reseller,
    accountManager: isOwn ? null : manager,
    account: accountId,
    product,
    description,
    region,
    mode,
    billType,
    resource,
    orderId,
    amount: decimalOf(spent),
    listCost: decimalOf(listed),
    payment,
  };
}
