import type { DelegationReason } from "@/lib/domain/delegation/decide-delegation";
import { holderWords, permissionWords } from "./sign";
import { type ArgsByCode, noArgs, type Wording, wordedByCode } from "./wording";

const ARGS: ArgsByCode<DelegationReason> = {
  "delegation.reseller-unknown": noArgs,
  "delegation.customer-unknown": noArgs,
  "delegation.company-suspended": ({ companies }) => ({ companies: companies.map(holderWords) }),
  "delegation.stale": noArgs,
  "delegation.nothing-granted": noArgs,
  "delegation.needs-freeze-account": noArgs,
  "delegation.quota-missing": noArgs,
  "delegation.quota-without-permission": noArgs,
  "delegation.quota-out-of-range": ({ kind, max }) => ({ kind, max }),
  "delegation.quota-below-taken": ({ kind, quota, taken, shortfall }) => ({ kind, quota, taken, shortfall }),
  "delegation.until-past": noArgs,
  "delegation.nothing-to-change": noArgs,
  "delegation.not-granted": noArgs,
  "delegation.not-delegated": ({ permissions }) => ({ permissions: permissions.map(permissionWords) }),
  "delegation.not-recalled": noArgs,
  "delegation.already-stopped": noArgs,
  "delegation.not-stopped": noArgs,
  "delegation.reason-missing": noArgs,
  "delegation.reason-too-long": ({ length, max }) => ({ length, max }),
};

/** Why a delegation was not changed. */
export function delegationReasonWords(reason: DelegationReason): Wording {
  return wordedByCode(reason.code.replace("delegation.", "delegation.reason."), reason, ARGS);
}
