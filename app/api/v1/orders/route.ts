import { OrderFilter, OrderRequest } from "@/lib/contracts/api/order";
import { OrderListQuery } from "@/lib/contracts/order";
import { getCurrency } from "@/lib/data/customer/get-currency";
import { listOrders } from "@/lib/data/order/list-orders";
import { sellOrder } from "@/lib/data/order/sell-order";
import { worded } from "@/lib/format/wording";
import { ok, problem } from "../_plumbing/answer";
import { customerNamed } from "../_plumbing/customer";
import { endpoint } from "../_plumbing/endpoint";
import { wireOf } from "../_plumbing/facts";
import { orderOf, soldAnswer } from "../_plumbing/order";
import { notACursor, readQuery } from "../_plumbing/read-body";
import { isIdempotencyKey } from "../_plumbing/run-once";

export const GET = endpoint({
  action: "order.read",
  answer: async ({ permit, request }) => {
    const read = readQuery(request.url, OrderFilter);
    if ("refused" in read) return read.refused;
    const { limit, cursor = null, customer, ...filter } = read.value;
    const misread = notACursor(cursor);
    if (misread) return misread;
    const customerId = customer === undefined ? undefined : await customerNamed(permit, customer);
    if (customerId === null) return problem("customer-not-found");
    const page = await listOrders(
      permit,
      OrderListQuery.parse({ ...filter, customer: customerId, after: cursor }),
      limit,
    );
    const currency = await getCurrency(permit);
    return ok({ items: page.rows.map((row) => orderOf(row, currency)), nextCursor: page.after });
  },
});

export const POST = endpoint({
  action: "order.sell",
  body: OrderRequest,
  answer: async ({ permit, request, body: { amount, account = null, ...asked } }) => {
    // The order's own key and not an answer kept for a day: it is this order for good.
    const key = request.headers.get("idempotency-key");
    if (key === null || !isIdempotencyKey(key)) {
      return problem("invalid-idempotency-key", { detail: worded("problem.detail.idempotency-key-needed") });
    }
    const customerId = await customerNamed(permit, asked.customerId);
    const sold = customerId && (await sellOrder(permit, { ...asked, customerId, account, agreed: amount, key }));
    if (!sold) return problem("customer-not-found");
    if (!sold.allowed) return problem("refused", { reasons: sold.reasons.map(wireOf) });
    const { orderId, repeated } = sold;
    return soldAnswer(permit, orderId, repeated);
  },
});
