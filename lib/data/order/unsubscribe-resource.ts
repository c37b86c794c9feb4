import "server-only";
import type { UnsubscribeInput } from "@/lib/contracts/term";
import type { Permit } from "@/lib/domain/access/permit";
import { decideUnsubscription } from "@/lib/domain/term/decide-unsubscription";
import type { LoadedTerm } from "./load-term-facts";
import { orderForResource, type Plan, type ResourceOrdered } from "./order-for-resource";
import { emptyRefundOf, refundLinesOf } from "./refund-lines";

/** Ends a resource of the actor's own company and gives back what is unused, whatever restricts it (§7). */
export async function unsubscribeResource(
  { actor }: Permit<"order.place">,
  { resourceId, agreed: amount, asOf, key }: UnsubscribeInput,
): Promise<ResourceOrdered> {
  const agreed = { amount, asOf };
  return orderForResource(actor, {
    type: "unsubscription",
    source: "customer",
    action: "order.unsubscribed",
    resourceId,
    offerId: null,
    key,
    isSame: ({ order }) => order.amount === amount,
    plan: (loaded) => planUnsubscription(loaded, agreed),
  });
}

function planUnsubscription(
  { facts, lines }: LoadedTerm,
  agreed: Parameters<typeof decideUnsubscription>[0]["agreed"],
): Plan {
  const decision = decideUnsubscription({ ...facts, agreed });
  if (!decision.allowed) return decision;
  const refunds = refundLinesOf(decision.refunds, lines);
  return {
    allowed: true,
    lines: refunds.length > 0 ? refunds : [emptyRefundOf(lines)],
    becomes: { closedAt: facts.at, closedCause: "unsubscribed", autoRenew: false },
  };
}
