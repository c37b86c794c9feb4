import "server-only";
import type { ChangeInput } from "@/lib/contracts/term";
import type { Permit } from "@/lib/domain/access/permit";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { maximum, ZERO } from "@/lib/domain/money/money";
import { type ChangeFacts, decideChange } from "@/lib/domain/term/decide-change";
import { termFieldsOf } from "./insert-order";
import type { LoadedTerm } from "./load-term-facts";
import { orderForResource, type Plan, type ResourceOrdered } from "./order-for-resource";
import { refundLinesOf } from "./refund-lines";

/** Another specification or quantity for what is left of a resource's terms; the difference is paid or given back. */
export async function changeResource(
  { actor }: Permit<"order.place">,
  { resourceId, offerId, quantity, agreed: amount, asOf, key }: ChangeInput,
): Promise<ResourceOrdered> {
  return orderForResource(actor, {
    type: "change",
    source: "customer",
    action: "order.changed",
    resourceId,
    offerId,
    key,
    isSame: ({ order, lines }) =>
      lines.some((line) => line.kind === "difference" && line.offerId === offerId && line.quantity === quantity) &&
      order.amount === amount,
    plan: (loaded) => planChange(loaded, { quantity, agreed: { amount, asOf } }),
  });
}

function planChange(
  { facts, lines, offer, resource }: LoadedTerm,
  asked: Pick<ChangeFacts, "quantity" | "agreed">,
): Plan {
  const decision = decideChange({ ...facts, ...asked });
  if (!decision.allowed) return decision;
  if (!offer || !resource) throw new Error("what is changed is and becomes of an offer");
  const { price, priceValidFrom, amount, refunds, effectiveAt, expiresAt } = decision.quote;
  const { quantity } = asked;
  const fields = termFieldsOf(offer);
  // It stands on every change, with nothing to pay where money goes back: what each term is worth follows from it.
  const difference = {
    kind: "difference",
    resourceId: resource.id,
    ...fields,
    mode: "yearly-monthly",
    price,
    priceValidFrom,
    periods: 1,
    quantity,
    amount: maximum(amount, ZERO),
    effectiveAt,
    expiresAt,
    month: billingMonthOf(facts.at),
  } as const;
  // Nobody named it: it goes by what it is.
  const name = resource.name === resource.specification ? fields.specification : resource.name;
  return {
    allowed: true,
    lines: [difference, ...refundLinesOf(refunds, lines)],
    becomes: { ...fields, name, quantity, price },
  };
}
