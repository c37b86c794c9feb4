import "server-only";
import type { RenewInput } from "@/lib/contracts/term";
import type { Permit } from "@/lib/domain/access/permit";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import type { Money } from "@/lib/domain/money/money";
import { isOrdered } from "@/lib/domain/order/decide-order";
import type { OrderSource } from "@/lib/domain/order/status";
import { decideRenewal } from "@/lib/domain/term/decide-new-term";
import { termFieldsOf } from "./insert-order";
import type { LoadedTerm } from "./load-term-facts";
import { orderForResource, type Plan, type ResourceOrder, type ResourceOrdered } from "./order-for-resource";

/** Renews a resource of the actor's own company by more periods, at the list price in force. */
export async function renewResource({ actor }: Permit<"order.place">, input: RenewInput): Promise<ResourceOrdered> {
  return orderForResource(actor, renewalOf({ ...input, source: "customer" }));
}

type Renewing = {
  readonly resourceId: string;
  readonly periods: number;
  /** Null: whatever it costs now. */
  readonly agreed: Money | null;
  readonly key: string;
  readonly source: OrderSource;
};

export function renewalOf({ resourceId, periods, agreed, key, source }: Renewing): ResourceOrder {
  return {
    type: "renewal",
    source,
    action: "order.renewed",
    resourceId,
    offerId: null,
    key,
    isSame: ({ order, lines }) => lines[0]?.periods === periods && (agreed === null || order.amount === agreed),
    plan: (loaded) => planRenewal(loaded, periods, agreed),
  };
}

function planRenewal({ facts, offer, resource }: LoadedTerm, periods: number, agreed: Money | null): Plan {
  const decision = decideRenewal({ ...facts, periods, agreed });
  if (!decision.allowed) return decision;
  if (!offer || !resource || !isOrdered(resource.mode)) throw new Error("what is renewed has an offer with a term");
  const { quote } = decision;
  const line = {
    kind: "term",
    resourceId: resource.id,
    ...termFieldsOf(offer),
    mode: resource.mode,
    ...quote,
    periods,
    quantity: resource.quantity,
    month: billingMonthOf(facts.at),
  } as const;
  return { allowed: true, lines: [line], becomes: { price: quote.price, expiresAt: quote.expiresAt } };
}
