import type { RequestWish } from "@/lib/contracts/request";
import type { StoredFreezeOrigin } from "@/lib/domain/restriction/freeze";
import { type ModelWish, modelSet } from "./budget-model.fixture";
import { modelGrant } from "./grant-model.fixture";
import { codesOf, customerAt, type Model, type ModelAction, type ModelRequest } from "./model.fixture";
import { onTop } from "./request-model.fixture";
import { meet, modelFreeze, modelLift } from "./restriction-model.fixture";

export type ModelApproval = {
  readonly position: number;
  /** As asked, or with other values. */
  readonly wish: RequestWish;
  /** Of a grant; null: without an end. */
  readonly until: Date | null;
};

/** The act is done in the distributor's name; what forbids it leaves the request open, and says why. */
export function modelApprove(model: Model, { position, wish, until }: ModelApproval): string[] {
  const request = model.requests[position];
  if (!request) return ["request.unknown"];
  const reasons = codesOf([
    [request.state !== "pending", "request.not-pending"],
    [wish.kind === "lift" && wish.origins.length === 0, "request.nothing-named"],
  ]);
  if (reasons.length > 0) return reasons;
  const against = execute(model, request, { position, wish, until });
  Object.assign(request, against.length > 0 ? { failed: true } : { state: "approved", failed: false });
  return against;
}

function execute(model: Model, { by, about }: ModelRequest, { position, wish, until }: ModelApproval): string[] {
  if (wish.kind === "permission" || wish.kind === "quota") {
    return modelGrant(model, by, { ...onTop(model, by, wish), until }, position);
  }
  const index = about ?? -1;
  switch (wish.kind) {
    case "adjust-budget":
      return modelSet(model, "distributor", index, budgetOf(wish), []);
    case "activate":
      return modelSet(model, "distributor", index, budgetOf(wish), endedByActivating(model, index));
    case "lift":
      return modelLift(model, "distributor", index, wish.origins);
    case "freeze-account":
      return modelFreeze(model, "distributor", index, "account");
    default:
      return modelFreeze(model, "distributor", index, "account-and-resources");
  }
}

function budgetOf({ type, amount, action }: Extract<RequestWish, { amount: unknown }>): ModelWish {
  return { type, amount, action: action as ModelAction };
}

/** Activating ends what association and exhaustion froze, never what a person did. */
function endedByActivating(model: Model, index: number): StoredFreezeOrigin[] {
  meet(model, customerAt(model, index));
  return customerAt(model, index).causes.flatMap(({ origin }) => (origin === "manual" ? [] : [origin]));
}
