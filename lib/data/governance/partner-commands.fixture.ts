import fc from "fast-check";
import { COMPANY_STATES, type CompanyState } from "@/lib/domain/access/actor";
import { comeBack, leave } from "../association/leaving.fixture";
import { moveCustomer } from "../association/move-customer";
import { permit } from "../budget/governance.fixture";
import { turnTo } from "../company/suspension.fixture";
import { modelLeave, modelMove } from "./association-model.fixture";
import { customer } from "./governing-commands.fixture";
import { mostly } from "./granting-commands.fixture";
import { customerAt, type Model, type Place } from "./model.fixture";
import { actorOf, codesOf, idOf, listOf, resellerIdOf } from "./real.fixture";
import { Step } from "./step.fixture";

const leaving = customer.map(
  (index) =>
    new Step(
      `${index} leaves and comes back`,
      (model) => modelLeave(model, index),
      async (real, model) => {
        const { at } = customerAt(model, index);
        const reasons = await leave(real.world, idOf(real, index), actorOf(real, at ?? "distributor"));
        if (reasons.length === 0) {
          await comeBack(real.world, idOf(real, index), at === null ? null : resellerIdOf(real, at));
        }
        return codesOf(reasons);
      },
    ),
);

const moving = fc.tuple(customer, fc.constantFrom<Place | null>(0, 1, 1, null)).map(
  ([index, to]) =>
    new Step(
      `moves ${index} to ${to ?? "the distributor itself"}`,
      (model) => modelMove(model, index, to),
      async (real) => {
        const resellerId = to === null ? null : resellerIdOf(real, to);
        const input = { customerId: idOf(real, index), resellerId, reason: "Region changed hands" };
        return listOf(await moveCustomer(permit(real.world.distributor, "customer.move"), input));
      },
    ),
);

// Suspended or not by turns: who is, is mostly reinstated.
const turning = fc
  .tuple(mostly, fc.constantFrom<CompanyState>(...COMPANY_STATES), fc.boolean())
  .map(([which, state, isPlain]) => {
    const stateOf = ({ resellers }: Model) => (isPlain && resellers[which].state !== "active" ? "active" : state);
    return new Step(
      `${which} becomes ${isPlain ? "active again, or " : ""}${state}`,
      (model) => {
        model.resellers[which].state = stateOf(model);
        return [];
      },
      async (real, model) => {
        await turnTo(actorOf(real, which), stateOf(model));
        return [];
      },
    );
  });

/** What becomes of the partners themselves, and of who is whose. */
export const PARTNERING = [leaving, moving, moving, turning, turning];
