import type { z } from "zod";
import type { Order, OrderPreview } from "@/lib/contracts/api/order";
import type { OrderLine } from "@/lib/contracts/order-view";
import { getOrder } from "@/lib/data/order/get-order";
import type { Preview } from "@/lib/data/order/preview-for";
import { type Action, issuePermit, type Permit } from "@/lib/domain/access/permit";
import type { Decision } from "@/lib/domain/decision";
import { decimalOf } from "@/lib/domain/money/money";
import { type ApiAnswer, ok, problem } from "./answer";
import { wireOf } from "./facts";

/** The order as the API shows it. */
export function orderOf(order: OrderLine, currency: string): z.infer<typeof Order> {
  const { id, customer, type, source, status, amount, accountId, by, createdAt, payBefore, acceptedAt, thing } = order;
  const { product, service, specification, region, mode, period, unit, periods, quantity } = thing;
  const { price, priceValidFrom, effectiveAt, expiresAt } = thing;
  return {
    id,
    customerId: customer.id,
    type,
    source,
    status,
    amount: decimalOf(amount),
    currency,
    account: accountId,
    orderedBy: by.name,
    createdAt: createdAt.toISOString(),
    payBefore: payBefore.toISOString(),
    acceptedAt: acceptedAt?.toISOString() ?? null,
    product,
    service,
    specification,
    region,
    mode,
    period: { ...period },
    unit,
    price: decimalOf(price),
    priceValidFrom: priceValidFrom.toISOString(),
    periods,
    quantity,
    effectiveAt: effectiveAt?.toISOString() ?? null,
    expiresAt: expiresAt?.toISOString() ?? null,
  };
}

/** What a sale answers: the order as it stands now, 201 only when it was made by this very call. */
export async function soldAnswer(permit: Permit<Action>, orderId: string, repeated: boolean): Promise<ApiAnswer> {
  return { ...ok({ order: await orderNow(permit, orderId), repeated }), status: repeated ? 200 : 201 };
}

/** What paying or cancelling an order answers: the order as it stands then, or why not. */
export async function waitingAnswer(
  permit: Permit<Action>,
  orderId: string,
  decision: Decision<{ readonly code: string }>,
): Promise<ApiAnswer> {
  if (decision.allowed) return ok(await orderNow(permit, orderId));
  if (decision.reasons.some(({ code }) => code === "order.unknown")) return problem("order-not-found");
  return problem("refused", { reasons: decision.reasons.map(wireOf) });
}

async function orderNow({ actor }: Permit<Action>, orderId: string): Promise<z.infer<typeof Order>> {
  const permit = issuePermit(actor, "order.read");
  const order = permit && (await getOrder(permit, orderId));
  if (!order) throw new Error("a shop may read the orders of its customer");
  return orderOf(order, order.currency);
}

export function previewOf(preview: Preview): z.infer<typeof OrderPreview> {
  const { quote, reasons, remaining, accounts, currency, asOf } = preview;
  return {
    allowed: reasons.length === 0,
    reasons: reasons.map((reason) => ({ ...(wireOf(reason) as object), code: reason.code })),
    quote: quote && {
      price: decimalOf(quote.price),
      priceValidFrom: quote.priceValidFrom.toISOString(),
      amount: decimalOf(quote.amount),
      effectiveAt: quote.effectiveAt.toISOString(),
      expiresAt: quote.expiresAt.toISOString(),
    },
    remaining: remaining && {
      before: decimalOf(remaining.before),
      after: remaining.after && decimalOf(remaining.after),
    },
    accounts: [...accounts],
    currency,
    asOf: asOf.toISOString(),
  };
}
