import type { RestrictionReason } from "@/lib/domain/restriction/decide-restriction";
import { holderWords, lackWords, originWords } from "./sign";
import { type ArgsByCode, noArgs, type Wording, worded, wordedByCode } from "./wording";

const ARGS: ArgsByCode<RestrictionReason> = {
  "restriction.customer-unknown": noArgs,
  "restriction.company-suspended": ({ companies }) => ({ companies: companies.map(holderWords) }),
  "restriction.not-holder": lackWords,
  "restriction.reason-missing": noArgs,
  "restriction.reason-too-long": ({ length, max }) => ({ length, max }),
  "restriction.message-too-long": ({ length, max }) => ({ length, max }),
  "restriction.agreement-missing": noArgs,
  "restriction.already-frozen": ({ level }) => ({ level: worded(`restriction.level.${level}`) }),
  "restriction.already-blocked": noArgs,
  "restriction.nothing-named": noArgs,
  "restriction.only-manual": noArgs,
  "restriction.not-frozen": ({ origins }) => ({ count: origins.length, origins: origins.map(originWords) }),
  "restriction.level-differs": ({ level }) => ({ level: worded(`restriction.level.${level}`) }),
  "restriction.not-blocked": ({ origins }) => ({ origins: origins.map(originWords) }),
  "restriction.needs-budget": ({ setBy }) => ({ holder: holderWords(setBy) }),
  "restriction.needs-second-person": noArgs,
  "restriction.act-open": ({ kind, runsAt }) => ({
    what: worded(`restriction.actKind.${kind}`),
    when: runsAt === null ? "none" : "known",
    at: runsAt ?? "",
  }),
  "restriction.time-missing": noArgs,
  "restriction.time-past": ({ at }) => ({ at }),
  "restriction.time-too-far": ({ days }) => ({ days }),
  "restriction.act-unknown": noArgs,
  "restriction.act-over": ({ state }) => ({ state: worded(`restriction.actState.${state}`) }),
  "restriction.act-running": noArgs,
  "restriction.not-awaiting": noArgs,
  "restriction.ordered-by-you": noArgs,
  "restriction.person-gone": ({ name }) => ({ name }),
  "restriction.not-due": ({ names }) => ({ names: names.join(", ") }),
  "restriction.cause-gone": noArgs,
  "restriction.already-protected": noArgs,
  "restriction.not-protected": noArgs,
  "restriction.already-held": ({ kind }) => ({ kind: worded(`restriction.holdKind.${kind}`) }),
  "restriction.not-held": ({ kind }) => ({ kind: worded(`restriction.holdKind.${kind}`) }),
};

/** Why a restriction was not changed. */
export function restrictionReasonWords(reason: RestrictionReason): Wording {
  return wordedByCode(reason.code.replace("restriction.", "restriction.reason."), reason, ARGS);
}
