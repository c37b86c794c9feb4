import type { ResourceOwnReason, ResourceReason } from "@/lib/domain/resource/decide-resource";
import { purchaseTitleWords } from "./purchase-reason";
import { type ArgsByCode, noArgs, type Wording, worded, wordedByCode } from "./wording";

const ARGS: ArgsByCode<ResourceOwnReason> = {
  "resource.unknown": noArgs,
  "resource.closed": ({ cause, at }) => ({ cause: worded(`resource.closedCause.${cause}`), at }),
  "resource.name-missing": noArgs,
  "resource.name-too-long": ({ length, max }) => ({ length, max }),
  "resource.not-due": ({ dueAt }) => ({ known: dueAt === null ? "no" : "yes", at: dueAt ?? "" }),
  "resource.held": ({ since: at }) => ({ at }),
  "resource.paid-in-advance": noArgs,
};

function isOwn(reason: ResourceReason): reason is ResourceOwnReason {
  return reason.code in ARGS;
}

/** Why nothing was done to a resource, in the customer's words. */
export function resourceReasonWords(reason: ResourceReason): Wording {
  return isOwn(reason)
    ? wordedByCode(reason.code.replace("resource.", "resource.reason."), reason, ARGS)
    : purchaseTitleWords(reason.code);
}
