import fc from "fast-check";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { monthsAfter } from "@/lib/domain/calendar/months-after";
import { toMoney } from "@/lib/domain/money/money";
import { buy } from "../order/order.fixture";
import { customer } from "./governing.fixture";
import { resourceOfOrder } from "./look.fixture";
import { count, customerOf, type ModelCustomer, type ModelOrder, PRICES, refusals } from "./model.fixture";
import { codesOf, idOf, now } from "./real.fixture";
import { Step } from "./step.fixture";

export type Wish = { readonly offered: "month" | "bigger"; readonly periods: number; readonly quantity: number };
type Paid = { readonly orderId: string; readonly resourceId: string };

/** What a paid subscription makes: money in the month of its payment, and a resource for its term. */
export function modelPaid(of: ModelCustomer, order: ModelOrder, resourceId: string, at: Date) {
  const { offered, periods, quantity, amount } = order;
  order.state = "completed";
  count(of, billingMonthOf(at), amount);
  of.resources.push({
    id: resourceId,
    offered,
    quantity,
    terms: [{ from: at, until: monthsAfter(at, periods), periods, worth: amount }],
    paid: [{ month: billingMonthOf(at), left: amount }],
    renews: null,
    meteredUntil: null,
    closedAt: null,
  });
}

export const amountOf = ({ offered, periods, quantity }: Wish) => PRICES[offered] * BigInt(periods * quantity);

export const buyStep = (index: number, wish: Wish) => {
  let paid: Paid | null = null;
  const amount = amountOf(wish);
  return new Step(
    `${index} buys ${wish.quantity} ${wish.offered} for ${wish.periods} months`,
    async (real) => {
      const { periods, quantity, offered } = wish;
      const answer = await buy(real.world, idOf(real, index), real.offers[offered], {
        periods,
        quantity,
        agreed: toMoney(amount),
      });
      if (!answer.allowed) return { codes: codesOf(answer), at: await now(real) };
      const { at, resourceId } = await resourceOfOrder(real, answer.orderId);
      paid = { orderId: answer.orderId, resourceId };
      return { codes: [], at };
    },
    (model, { at }) => {
      const of = customerOf(model, index);
      const against = refusals(of, amount, at);
      if (against.length > 0 || !paid) return against;
      const order: ModelOrder = {
        id: paid.orderId,
        ...wish,
        amount,
        payBefore: null,
        state: "pending",
      };
      of.orders.push(order);
      modelPaid(of, order, paid.resourceId, at);
      return against;
    },
  );
};

export const wish = fc.record({
  offered: fc.constantFrom("month" as const, "month" as const, "bigger" as const),
  periods: fc.constantFrom(1, 1, 1, 2, 3),
  quantity: fc.constantFrom(1, 1, 2),
});
const buying = fc.tuple(customer, wish).map(([index, asked]) => buyStep(index, asked));

export const BUYING = [buying, buying];
