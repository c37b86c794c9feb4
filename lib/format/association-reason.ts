import type { AssociationReason } from "@/lib/contracts/association";
import { holderWords } from "./sign";
import { type ArgsByCode, noArgs, type Wording, worded, wordedByCode } from "./wording";

const ARGS: ArgsByCode<AssociationReason> = {
  "association.company-suspended": ({ companies }) => ({ companies: companies.map(holderWords) }),
  "association.manually-frozen": noArgs,
  "association.commitment-valid": ({ count, until }) => ({ count, until }),
  "association.requests-waiting": ({ count }) => ({ count }),
  "association.customer-unknown": noArgs,
  "association.request-unknown": noArgs,
  "association.not-the-partner": noArgs,
  "association.not-declared": noArgs,
  "association.not-understood": noArgs,
  "association.reason-missing": noArgs,
  "association.note-missing": noArgs,
  "association.text-too-long": ({ length, max }) => ({ length, max }),
  "association.already-asked": ({ since }) => ({ since }),
  "association.too-often": ({ max, oldestAt }) => ({ max, oldestAt }),
  "association.not-pending": ({ state }) => ({ state: worded(`association.state.${state}`) }),
  "association.other-side": noArgs,
  "association.reseller-unknown": noArgs,
  "association.reseller-frozen": noArgs,
  "association.already-there": noArgs,
  "association.above-quota": ({ kind, quota, taken, take, shortfall }) => ({
    kind: worded(`budget.type.${kind}`),
    quota: quota ?? worded("association.noQuota"),
    taken,
    take,
    shortfall,
  }),
};

/** Why an association did not end, or a customer was not moved. */
export function associationReasonWords(reason: AssociationReason): Wording {
  return wordedByCode(reason.code.replace("association.", "association.reason."), reason, ARGS);
}
