import type { DelegationReason } from "@/lib/domain/delegation/decide-delegation";
import { holderWords, permissionWords } from "./sign";
import { type Wording, worded } from "./wording";

/** Why a delegation was not changed. */
export function delegationReasonWords(reason: DelegationReason): Wording {
  const said = (args: Wording["args"] = {}) => worded(reason.code.replace("delegation.", "delegation.reason."), args);
  switch (reason.code) {
    case "delegation.reseller-unknown":
    case "delegation.customer-unknown":
    case "delegation.stale":
    case "delegation.nothing-granted":
    case "delegation.needs-freeze-account":
    case "delegation.quota-missing":
    case "delegation.quota-without-permission":
    case "delegation.until-past":
    case "delegation.nothing-to-change":
    case "delegation.not-granted":
    case "delegation.not-recalled":
    case "delegation.already-stopped":
    case "delegation.not-stopped":
    case "delegation.reason-missing":
      return said();
    case "delegation.company-suspended":
      return said({ companies: reason.companies.map(holderWords) });
    case "delegation.quota-out-of-range":
      return said({ kind: reason.kind, max: reason.max });
    case "delegation.quota-below-taken": {
      const { kind, quota, taken, shortfall } = reason;
      return said({ kind, quota, taken, shortfall });
    }
    case "delegation.not-delegated":
      return said({ permissions: reason.permissions.map(permissionWords) });
    case "delegation.reason-too-long":
      return said({ length: reason.length, max: reason.max });
  }
}
