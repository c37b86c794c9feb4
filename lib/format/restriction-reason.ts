import type { RestrictionReason } from "@/lib/domain/restriction/decide-restriction";
import { holderWords, originWords, permissionWords } from "./sign";
import { type Wording, worded } from "./wording";

/** Why a restriction was not changed. */
export function restrictionReasonWords(reason: RestrictionReason): Wording {
  const said = (args: Wording["args"] = {}) => worded(reason.code.replace("restriction.", "restriction.reason."), args);
  switch (reason.code) {
    case "restriction.customer-unknown":
    case "restriction.reason-missing":
    case "restriction.agreement-missing":
    case "restriction.already-blocked":
    case "restriction.nothing-named":
      return said();
    case "restriction.company-suspended":
      return said({ companies: reason.companies.map(holderWords) });
    case "restriction.not-holder":
      return said({ permission: permissionWords(reason.permission), holder: holderWords(reason.holder) });
    case "restriction.reason-too-long":
    case "restriction.message-too-long":
      return said({ length: reason.length, max: reason.max });
    case "restriction.already-frozen":
      return said({ level: worded(`restriction.level.${reason.level}`) });
    case "restriction.not-frozen":
    case "restriction.not-blocked":
      return said({ origins: reason.origins.map(originWords) });
    case "restriction.needs-budget":
      return said({ holder: holderWords(reason.setBy) });
  }
}
