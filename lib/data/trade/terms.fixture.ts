import fc from "fast-check";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { monthsAfter } from "@/lib/domain/calendar/months-after";
import { type Money, toMoney } from "@/lib/domain/money/money";
import { customerActor, permit } from "../budget/governance.fixture";
import { newId } from "../new-id";
import { changeResource } from "../order/change-resource";
import { previewChange, previewUnsubscription } from "../order/preview-term";
import { renewDueResources } from "../order/renew-due-resources";
import { renewResource } from "../order/renew-resource";
import { setAutoRenewal } from "../order/set-auto-renewal";
import { unsubscribeResource } from "../order/unsubscribe-resource";
import { customer } from "./governing.fixture";
import { resourceOfOrder } from "./look.fixture";
import {
  count,
  customerOf,
  DAY_MS,
  type Model,
  type ModelCustomer,
  type ModelResource,
  type Offered,
  PRICES,
  refusals,
  shareOf,
} from "./model.fixture";
import { codesOf, idOf, now, type Real } from "./real.fixture";
import { type Seen, Step } from "./step.fixture";

const GRACE_MS = 15 * DAY_MS;
const endOf = ({ terms }: ModelResource) => terms.at(-1)?.until ?? new Date(0);
const priceOf = ({ offered, quantity }: Pick<ModelResource, "offered" | "quantity">, periods: number) =>
  PRICES[offered] * BigInt(quantity * periods);

/** One of the open ones paid in advance. */
function picked(model: Readonly<Model>, index: number, which: number): ModelResource | undefined {
  const open = customerOf(model, index).resources.filter(
    ({ terms, closedAt }) => terms.length > 0 && closedAt === null,
  );
  return open[which % Math.max(1, open.length)];
}

function need(model: Readonly<Model>, index: number, which: number): ModelResource {
  const found = picked(model, index, which);
  if (!found) throw new Error("nothing was bought");
  return found;
}

const may = (real: Real, index: number) => permit(customerActor(real.world, idOf(real, index)), "order.place");

type Answer = Parameters<typeof codesOf>[0] & { readonly orderId?: string };

/** When it was paid, or what was against it. */
async function seenOf(real: Real, answer: Answer, placed: (orderId: string) => void): Promise<Seen> {
  if (!answer.allowed || answer.orderId === undefined) return { codes: codesOf(answer), at: await now(real) };
  placed(answer.orderId);
  return { codes: [], at: (await resourceOfOrder(real, answer.orderId)).at };
}

const done = (of: ModelCustomer, id: string, resource: ModelResource, amount: bigint) =>
  of.orders.push({
    id,
    offered: resource.offered,
    periods: 1,
    quantity: resource.quantity,
    amount,
    payBefore: null,
    state: "completed",
  });

/** A term more: from where the last ends, unless its grace is over. Terms without a gap are counted from their first day. */
function modelRenew(of: ModelCustomer, resource: ModelResource, periods: number, at: Date) {
  const amount = priceOf(resource, periods);
  const [end, month] = [endOf(resource), billingMonthOf(at)];
  const from = at.getTime() < end.getTime() + GRACE_MS ? end : at;
  let [anchor, months] = [from, periods];
  for (const term of resource.terms.toReversed()) {
    if (term.until.getTime() !== anchor.getTime()) break;
    anchor = term.from;
    months += term.periods;
  }
  count(of, month, amount);
  resource.terms.push({ from, until: monthsAfter(anchor, months), periods, worth: amount });
  resource.paid.push({ month, left: amount });
}

export const renewStep = (index: number, which: number, periods: number) => {
  let orderId = "";
  return new Step(
    `${index} renews its resource ${which} for ${periods} months`,
    async (real, model) => {
      const resource = need(model, index, which);
      const agreed = toMoney(priceOf(resource, periods));
      const answer = await renewResource(may(real, index), { resourceId: resource.id, periods, agreed, key: newId() });
      return seenOf(real, answer, (id) => (orderId = id));
    },
    (model, { at }) => {
      const [of, resource] = [customerOf(model, index), need(model, index, which)];
      const amount = priceOf(resource, periods);
      const against = refusals(of, amount, at);
      if (against.length > 0) return against;
      modelRenew(of, resource, periods, at);
      done(of, orderId, resource, amount);
      return [];
    },
    (model) => picked(model, index, which) !== undefined,
  );
};

/** What is left of every term of what it is worth anew less what it is worth, at an instant. */
function leftOf({ terms }: ModelResource, worthOf: (periods: number, worth: bigint) => bigint, at: Date): bigint {
  return terms.reduce((sum, { from, until, periods, worth }) => {
    const whole = until.getTime() - from.getTime();
    const left = Math.min(whole, Math.max(0, until.getTime() - at.getTime()));
    return sum + shareOf(worthOf(periods, worth), BigInt(left), BigInt(whole));
  }, 0n);
}

/** Money back: what was paid last first, each in the month it was paid in. What came back in all. */
function giveBack(of: ModelCustomer, resource: ModelResource, amount: bigint): bigint {
  let open = amount;
  for (const paid of resource.paid.toReversed()) {
    const back = paid.left < open ? paid.left : open;
    paid.left -= back;
    open -= back;
    count(of, paid.month, -back);
  }
  return amount - open;
}

const shown = { amount: null as Money | null, asOf: new Date(0) };

export const changeStep = (index: number, which: number, to: Pick<ModelResource, "offered" | "quantity">) => {
  let [orderId, asOf] = ["", new Date(0)];
  return new Step(
    `${index} changes its resource ${which} to ${to.quantity} ${to.offered}`,
    async (real, model) => {
      const about = {
        resourceId: need(model, index, which).id,
        offerId: real.offers[to.offered],
        quantity: to.quantity,
      };
      const preview = (await previewChange(may(real, index), about)) ?? shown;
      asOf = preview.asOf;
      const agreed = preview.amount ?? toMoney(0n);
      const answer = await changeResource(may(real, index), { ...about, agreed, asOf, key: newId() });
      return seenOf(real, answer, (id) => (orderId = id));
    },
    (model, { at }) => {
      const [of, resource] = [customerOf(model, index), need(model, index, which)];
      const isOver = endOf(resource) <= at;
      const difference = isOver ? 0n : leftOf(resource, (periods, worth) => priceOf(to, periods) - worth, asOf);
      const own = [
        ...(isOver ? ["term.expired"] : []),
        ...(to.offered === resource.offered && to.quantity === resource.quantity ? ["term.unchanged"] : []),
      ];
      const against = [...own, ...refusals(of, difference > 0n ? difference : null, at)];
      if (against.length > 0) return against;
      const month = billingMonthOf(at);
      const amount = difference < 0n ? -giveBack(of, resource, -difference) : difference;
      if (difference >= 0n) {
        count(of, month, difference);
        resource.paid.push({ month, left: difference });
      }
      for (const term of resource.terms) term.worth = priceOf(to, term.periods);
      Object.assign(resource, to);
      done(of, orderId, resource, amount);
      return [];
    },
    (model) => picked(model, index, which) !== undefined,
  );
};

export const unsubscribeStep = (index: number, which: number) => {
  let [orderId, asOf] = ["", new Date(0)];
  return new Step(
    `${index} unsubscribes its resource ${which}`,
    async (real, model) => {
      const { id: resourceId } = need(model, index, which);
      const preview = (await previewUnsubscription(may(real, index), { resourceId })) ?? shown;
      asOf = preview.asOf;
      const agreed = preview.amount ?? toMoney(0n);
      const answer = await unsubscribeResource(may(real, index), { resourceId, agreed, asOf, key: newId() });
      return seenOf(real, answer, (id) => (orderId = id));
    },
    (model, { at }) => {
      const [of, resource] = [customerOf(model, index), need(model, index, which)];
      const back = giveBack(
        of,
        resource,
        leftOf(resource, (_periods, worth) => worth, asOf),
      );
      resource.closedAt = at;
      resource.renews = null;
      done(of, orderId, resource, -back);
      return [];
    },
    (model) => picked(model, index, which) !== undefined,
  );
};

export const switchStep = (index: number, which: number, periods: number | null) =>
  new Step(
    `${index}'s resource ${which} renews itself ${periods === null ? "no more" : `by ${periods}`}`,
    async (real, model) => {
      const answer = await setAutoRenewal(may(real, index), { resourceId: need(model, index, which).id, periods });
      return { codes: codesOf(answer), at: await now(real) };
    },
    (model, { at }) => {
      const resource = need(model, index, which);
      const isKept = at.getTime() >= endOf(resource).getTime() + GRACE_MS;
      if (isKept && periods !== null) return ["term.expired"];
      resource.renews = periods;
      return [];
    },
    (model) => picked(model, index, which) !== undefined,
  );

export const renewDueStep = new Step(
  "what renews itself is renewed",
  async (real) => {
    await renewDueResources(real.world.distributor.distributorId);
    return { codes: [], at: await now(real) };
  },
  (model, { at }) => {
    for (const of of model.customers) {
      const due = of.resources
        .filter((one) => one.renews !== null && one.closedAt === null && endOf(one) <= at)
        .filter((one) => at.getTime() < endOf(one).getTime() + GRACE_MS)
        .toSorted((left, right) => endOf(left).getTime() - endOf(right).getTime() || (left.id < right.id ? -1 : 1));
      for (const resource of due) {
        const periods = resource.renews ?? 1;
        const amount = priceOf(resource, periods);
        if (refusals(of, amount, at).length > 0) continue;
        modelRenew(of, resource, periods, at);
        done(of, "", resource, amount);
      }
    }
    return [];
  },
);

const which = fc.constantFrom(0, 0, 1, 2);
const monthly = fc.constantFrom<Offered & ("month" | "bigger")>("month", "bigger");
const to = fc.record({ offered: monthly, quantity: fc.constantFrom(1, 1, 2, 3) });

export const TERMS = [
  fc.tuple(customer, which, fc.constantFrom(1, 1, 2)).map(([index, one, periods]) => renewStep(index, one, periods)),
  fc.tuple(customer, which, to).map(([index, one, wish]) => changeStep(index, one, wish)),
  fc.tuple(customer, which).map(([index, one]) => unsubscribeStep(index, one)),
  fc
    .tuple(customer, which, fc.constantFrom(1, 1, 2, null))
    .map(([index, one, periods]) => switchStep(index, one, periods)),
  fc.constant(renewDueStep),
  fc.constant(renewDueStep),
];
