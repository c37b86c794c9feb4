import fc from "fast-check";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { monthsAfter } from "@/lib/domain/calendar/months-after";
import { toMoney } from "@/lib/domain/money/money";
import { customerActor, permit } from "../budget/governance.fixture";
import { meterResources } from "../metering/meter-resources";
import { enable } from "../metering/metering.fixture";
import { newId } from "../new-id";
import { convertResource } from "../order/convert-resource";
import { deleteResource } from "../resource/delete-resource";
import { customer } from "./governing.fixture";
import { resourceOf, resourceOfOrder } from "./look.fixture";
import {
  count,
  customerOf,
  HOUR_MS,
  type Model,
  type ModelCustomer,
  type ModelResource,
  PRICES,
  refusals,
  shareOf,
} from "./model.fixture";
import { codesOf, idOf, now } from "./real.fixture";
import { Step } from "./step.fixture";

const running = (model: Readonly<Model>, index: number): ModelResource | undefined =>
  customerOf(model, index).resources.find(({ meteredUntil, closedAt }) => meteredUntil !== null && closedAt === null);

export const enableStep = (index: number, offered: "hourly" | "hourly-free", quantity: number) => {
  let id = "";
  return new Step(
    `${index} enables ${quantity} ${offered}`,
    async (real) => {
      const answer = await enable(real.world, idOf(real, index), real.offers[offered], { quantity });
      if (!answer.allowed) return { codes: codesOf(answer), at: await now(real) };
      id = answer.resourceId;
      return { codes: [], at: (await resourceOf(real, id)).startedAt };
    },
    (model, { at }) => {
      const of = customerOf(model, index);
      const against = refusals(of, null, at);
      if (against.length > 0) return against;
      of.resources.push({ id, offered, quantity, terms: [], paid: [], renews: null, meteredUntil: at, closedAt: null });
      return [];
    },
  );
};

/** What each hour, or part of one, of a resource costs, until an instant; it counts in the month the hour begins. */
function modelMeter(of: ModelCustomer, resource: ModelResource, until: Date) {
  const price = PRICES[resource.offered] * BigInt(resource.quantity);
  while (resource.meteredUntil !== null && resource.meteredUntil < until) {
    const start = resource.meteredUntil;
    const hour = Math.floor(start.getTime() / HOUR_MS) * HOUR_MS;
    const end = new Date(Math.min(hour + HOUR_MS, until.getTime()));
    const free = resource.offered === "hourly-free" ? frozenMs(of, start, end) : 0;
    const ran = end.getTime() - start.getTime() - free;
    count(of, billingMonthOf(start), shareOf(price, BigInt(ran), BigInt(HOUR_MS)));
    resource.meteredUntil = end;
  }
}

const frozenMs = ({ frozen }: ModelCustomer, start: Date, end: Date) =>
  frozen.reduce((sum, { since, until }) => {
    const last = Math.min(end.getTime(), until?.getTime() ?? end.getTime());
    return sum + Math.max(0, last - Math.max(start.getTime(), since.getTime()));
  }, 0);

export const meterStep = new Step(
  "the hours that are over are charged",
  async (real) => {
    await meterResources(real.world.distributor.distributorId);
    return { codes: [], at: await now(real) };
  },
  (model, { at }) => {
    const over = new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS);
    for (const of of model.customers) {
      for (const resource of of.resources) {
        modelMeter(of, resource, resource.closedAt ?? over);
        if (resource.closedAt !== null) resource.meteredUntil = null;
      }
    }
    return [];
  },
);

export const deleteStep = (index: number) =>
  new Step(
    `${index} deletes what it pays by use`,
    async (real, model) => {
      const resourceId = running(model, index)?.id ?? "";
      const may = permit(customerActor(real.world, idOf(real, index)), "resource.delete");
      const answer = await deleteResource(may, { resourceId });
      const { closedAt } = await resourceOf(real, resourceId);
      return { codes: codesOf(answer), at: closedAt ?? (await now(real)) };
    },
    (model, { at }) => {
      const of = customerOf(model, index);
      const against = refusals(of, null, at).filter((code) => code !== "purchase.no-budget");
      const resource = running(model, index);
      if (against.length === 0 && resource) resource.closedAt = at;
      return against;
    },
    (model) => running(model, index) !== undefined,
  );

export const convertStep = (index: number) => {
  let orderId = "";
  return new Step(
    `${index} turns what it pays by use to months`,
    async (real, model) => {
      const resource = running(model, index);
      if (!resource) throw new Error("nothing runs");
      const may = permit(customerActor(real.world, idOf(real, index)), "order.place");
      const answer = await convertResource(may, {
        resourceId: resource.id,
        offerId: real.offers.month,
        periods: 1,
        agreed: toMoney(PRICES.month * BigInt(resource.quantity)),
        key: newId(),
      });
      if (!answer.allowed) return { codes: codesOf(answer), at: await now(real) };
      orderId = answer.orderId;
      return { codes: [], at: (await resourceOfOrder(real, orderId)).at };
    },
    (model, { at }) => {
      const of = customerOf(model, index);
      const resource = running(model, index);
      if (!resource) throw new Error("nothing runs");
      const amount = PRICES.month * BigInt(resource.quantity);
      const against = refusals(of, amount, at);
      if (against.length > 0) return against;
      modelMeter(of, resource, at);
      const month = billingMonthOf(at);
      count(of, month, amount);
      Object.assign(resource, {
        offered: "month",
        meteredUntil: null,
        terms: [{ from: at, until: monthsAfter(at, 1), periods: 1, worth: amount }],
        paid: [{ month, left: amount }],
      });
      of.orders.push({
        id: orderId,
        offered: "month",
        periods: 1,
        quantity: resource.quantity,
        amount,
        payBefore: null,
        state: "completed",
      });
      return [];
    },
    (model) => running(model, index)?.offered === "hourly",
  );
};

export const RUNNING = [
  fc
    .tuple(customer, fc.constantFrom("hourly" as const, "hourly-free" as const), fc.constantFrom(1, 2))
    .map(([index, offered, quantity]) => enableStep(index, offered, quantity)),
  fc.constant(meterStep),
  fc.constant(meterStep),
  customer.map(deleteStep),
  customer.map(convertStep),
];
