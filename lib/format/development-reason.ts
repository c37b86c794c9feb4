import type { DevelopmentReason } from "@/lib/domain/development/decide-development";
import type { Statement } from "@/lib/domain/development/declaration";
import { type JoiningCause, NEXT_STEP_OF } from "@/lib/domain/development/failure";
import type { PolicyReason } from "@/lib/domain/development/starting-policy";
import { holderWords } from "./sign";
import { type ArgsByCode, noArgs, type Wording, worded, wordedByCode } from "./wording";

const DEVELOPMENT: ArgsByCode<DevelopmentReason> = {
  "development.company-suspended": ({ companies }) => ({ companies: companies.map(holderWords) }),
  "development.unknown": noArgs,
  "development.email-known": ({ email }) => ({ email }),
  "development.not-now": ({ state }) => ({ state: worded(`development.state.${state}`) }),
  "development.invited-too-often": ({ max }) => ({ max }),
  "development.too-many-invitations": ({ max }) => ({ max }),
  "development.link-ended": noArgs,
  "development.days-not-offered": noArgs,
};

/** Why a customer was not pre-registered or invited, or a link not made or withdrawn. */
export function developmentReasonWords(reason: DevelopmentReason): Wording {
  return wordedByCode(reason.code.replace("development.", "development.reason."), reason, DEVELOPMENT);
}

const ASSOCIATION: ArgsByCode<JoiningCause> = {
  "association.link-unknown": noArgs,
  "association.link-expired": noArgs,
  "association.link-used": noArgs,
  "association.link-withdrawn": noArgs,
  "association.partner-suspended": ({ companies }) => ({ companies: companies.map(holderWords) }),
  "association.is-partner": noArgs,
  "association.registered-elsewhere": noArgs,
  "association.already-yours": noArgs,
  "association.with-another": noArgs,
  "association.not-administrator": noArgs,
  "association.declared": ({ statements }) => ({ statements: statements.map(statementWords) }),
};

/** Why an invited customer was not associated, in words for either side. */
export function joiningCauseWords(reason: JoiningCause): Wording {
  return wordedByCode(reason.code.replace("association.", "development.cause."), reason, ASSOCIATION);
}

/** What can be done about it, in words for the partner or for the customer. */
export function nextStepWords({ code }: JoiningCause, reader: "partner" | "customer"): Wording {
  return worded(`${reader === "partner" ? "development" : "join"}.next.${NEXT_STEP_OF[code]}`);
}

function statementWords(statement: Statement): Wording {
  return worded(`development.statement.${statement}`);
}

const POLICY: ArgsByCode<PolicyReason> = {
  "starting-policy.partner-unknown": noArgs,
  "starting-policy.company-suspended": ({ companies }) => ({ companies: companies.map(holderWords) }),
  "starting-policy.stale": noArgs,
  "starting-policy.nothing-to-change": noArgs,
};

/** Why a starting policy was not changed. */
export function policyReasonWords(reason: PolicyReason): Wording {
  return wordedByCode(reason.code.replace("starting-policy.", "development.policy.reason."), reason, POLICY);
}
