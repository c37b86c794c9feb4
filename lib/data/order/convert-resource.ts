import "server-only";
import type { ConvertInput } from "@/lib/contracts/term";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { decideConversion } from "@/lib/domain/term/decide-new-term";
import { meterResource, prepareMetering } from "../metering/meter-resource";
import { termFieldsOf } from "./insert-order";
import type { LoadedTerm } from "./load-term-facts";
import { orderForResource, type Plan, type ResourceOrdered } from "./order-for-resource";

/** What was paid by use is paid in advance from now on; it keeps its id, name and account. */
export async function convertResource({ actor }: Permit<"order.place">, input: ConvertInput): Promise<ResourceOrdered> {
  const { resourceId, offerId, periods, agreed, key } = input;
  await prepareMetering(actor, resourceId);
  return orderForResource(actor, {
    type: "to-yearly-monthly",
    source: "customer",
    action: "order.converted",
    resourceId,
    offerId,
    key,
    isSame: ({ order, lines }) =>
      lines[0]?.periods === periods && lines[0].offerId === offerId && order.amount === agreed,
    plan: (loaded) => planConversion(actor, loaded, input),
  });
}

function planConversion(actor: Actor, { facts, offer, resource }: LoadedTerm, { periods, agreed }: ConvertInput): Plan {
  const decision = decideConversion({ ...facts, periods, agreed });
  if (!decision.allowed) return decision;
  if (!offer || !resource) throw new Error("what is converted is and becomes of an offer");
  const { quote } = decision;
  const fields = termFieldsOf(offer);
  const { quantity } = resource;
  const mode = "yearly-monthly";
  const month = billingMonthOf(facts.at);
  const line = { kind: "term", resourceId: resource.id, ...fields, mode, ...quote, periods, quantity, month } as const;
  return {
    allowed: true,
    lines: [line],
    before: (tx, metered, at) => meterResource(tx, actor, metered.id, at),
    becomes: { ...fields, mode, price: quote.price, expiresAt: quote.expiresAt },
  };
}
