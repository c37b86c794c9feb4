import { addColleague } from "../assignment/assignment.fixture";
import { permit } from "../budget/governance.fixture";
import { orderRelease } from "../resource/order-release";
import { confirmAct } from "../restriction/confirm-act";
import { lastActOf } from "../restriction/waiting-act.fixture";
import { customer } from "./governing.fixture";
import { resourceOf } from "./look.fixture";
import { customerOf, DAY_MS, type Model, type ModelCustomer, type ModelResource } from "./model.fixture";
import { codesOf, idOf, now } from "./real.fixture";
import { Step } from "./step.fixture";

/** 30 days after its end what was paid in advance, 15 days after their freeze what is paid by use. */
function dueAt({ freeze }: ModelCustomer, { terms, closedAt, offered }: ModelResource): Date | null {
  if (closedAt !== null) return null;
  const end = terms.at(-1)?.until;
  if (end) return new Date(end.getTime() + 30 * DAY_MS);
  const isFrozen = freeze?.level === "account-and-resources" && offered.startsWith("hourly");
  return isFrozen ? new Date(freeze.since.getTime() + 15 * DAY_MS) : null;
}

function firstDue(model: Readonly<Model>, index: number): ModelResource | undefined {
  const of = customerOf(model, index);
  return of.resources.find((resource) => {
    const due = dueAt(of, resource);
    return due !== null && due <= model.now;
  });
}

/** One orders it, another confirms; nothing else deletes what is due. */
export const releaseStep = (index: number) =>
  new Step(
    `two people delete what is due of ${index}'s`,
    async (real, model) => {
      const { distributor } = real.world;
      const [resourceId, customerId] = [firstDue(model, index)?.id ?? "", idOf(real, index)];
      const about = { customerId, resourceIds: [resourceId], reason: "Fifteen days over" };
      const first = permit(await addColleague(distributor), "resource.release");
      const ordered = await orderRelease(first, about);
      if (!ordered.allowed) return { codes: codesOf(ordered), at: await now(real) };
      const second = permit(await addColleague(distributor), "restriction.confirm");
      const confirmed = await confirmAct(second, { actId: await lastActOf(real.world, customerId) });
      const { closedAt } = await resourceOf(real, resourceId);
      return { codes: codesOf(confirmed), at: closedAt ?? (await now(real)) };
    },
    (model, { at }) => {
      const resource = firstDue(model, index);
      if (!resource) throw new Error("nothing is due");
      resource.closedAt = at;
      resource.renews = null;
      return [];
    },
    (model) => firstDue(model, index) !== undefined,
  );

export const RELEASING = [customer.map(releaseStep), customer.map(releaseStep)];
