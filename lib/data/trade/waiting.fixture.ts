import fc from "fast-check";
import { toMoney } from "@/lib/domain/money/money";
import { customerActor } from "../budget/governance.fixture";
import { cancel, idOf as orderIdOf, pay, submit } from "../order/order.fixture";
import { amountOf, modelPaid, type Wish, wish } from "./buying.fixture";
import { customer } from "./governing.fixture";
import { madeOf, resourceOfOrder } from "./look.fixture";
import { customerOf, DAY_MS, type Model, type ModelOrder, refusals } from "./model.fixture";
import { codesOf, idOf, now } from "./real.fixture";
import { Step } from "./step.fixture";

const submitStep = (index: number, asked: Wish) => {
  let orderId = "";
  return new Step(
    `${index} orders ${asked.quantity} ${asked.offered} for ${asked.periods} months, to pay later`,
    async (real) => {
      const { periods, quantity, offered } = asked;
      const agreed = toMoney(amountOf(asked));
      const wished = { periods, quantity, agreed };
      orderId = orderIdOf(await submit(real.world, idOf(real, index), real.offers[offered], wished));
      return { codes: [], at: await madeOf(real, orderId) };
    },
    (model, { at }) => {
      const payBefore = new Date(at.getTime() + 7 * DAY_MS);
      customerOf(model, index).orders.push({
        id: orderId,
        ...asked,
        amount: amountOf(asked),
        payBefore,
        state: "pending",
      });
      return [];
    },
  );
};

const lastKept = (model: Readonly<Model>, index: number): ModelOrder | undefined =>
  customerOf(model, index).orders.findLast(({ payBefore }) => payBefore !== null);

/** Past its deadline nobody pays or cancels it; what is paid or cancelled stays so. */
function over({ state, payBefore }: ModelOrder, at: Date): string[] {
  if (state !== "pending") return ["order.not-pending"];
  return payBefore !== null && payBefore <= at ? ["order.lapsed"] : [];
}

const payStep = (index: number) => {
  let resourceId = "";
  return new Step(
    `${index} pays what it ordered last to pay later`,
    async (real, model) => {
      const order = lastKept(model, index);
      const [answer] = await pay(real.world, idOf(real, index), order?.id ?? "");
      if (!answer) throw new Error("a payment has an answer");
      if (!answer.allowed) return { codes: codesOf(answer), at: await now(real) };
      const paid = await resourceOfOrder(real, answer.orderId);
      resourceId = paid.resourceId;
      return { codes: [], at: paid.at };
    },
    (model, { at }) => {
      const of = customerOf(model, index);
      const order = lastKept(model, index);
      if (!order) throw new Error("nothing was kept");
      const gone = over(order, at);
      if (gone.length > 0) return gone;
      const against = refusals(of, order.amount, at);
      if (against.length === 0) modelPaid(of, order, resourceId, at);
      return against;
    },
    (model) => lastKept(model, index) !== undefined,
  );
};

const cancelStep = (index: number) =>
  new Step(
    `${index} cancels what it ordered last to pay later`,
    async (real, model) => {
      const answer = await cancel(customerActor(real.world, idOf(real, index)), lastKept(model, index)?.id ?? "");
      return { codes: codesOf(answer), at: await now(real) };
    },
    (model, { at }) => {
      const order = lastKept(model, index);
      if (!order) throw new Error("nothing was kept");
      const gone = over(order, at);
      if (gone.length === 0) order.state = "cancelled";
      return gone;
    },
    (model) => lastKept(model, index) !== undefined,
  );

export const WAITING = [
  fc.tuple(customer, wish).map(([index, asked]) => submitStep(index, asked)),
  customer.map(payStep),
  customer.map(payStep),
  customer.map(cancelStep),
];
