import type { SuspendedReason } from "@/lib/domain/access/suspension";
import type { UndeliveredReason } from "@/lib/domain/notification/undelivered";
import { suspendedWords } from "./suspension-reason";
import { type ArgsByCode, noArgs, type Wording, worded, wordedByCode } from "./wording";

const ARGS: ArgsByCode<Exclude<UndeliveredReason, SuspendedReason>> = {
  "undelivered.unknown": noArgs,
  "undelivered.settled": noArgs,
  "undelivered.secret-gone": ({ template }) => ({ instead: worded(`undelivered.instead.${template}`) }),
  "undelivered.webhook-not-active": ({ webhook }) => ({ webhook }),
  "undelivered.nothing-to-retry": noArgs,
};

/** Why what was given up is not tried again, and what to do instead. */
export function undeliveredReasonWords(reason: UndeliveredReason): Wording {
  if (reason.code === "company.suspended") return suspendedWords(reason);
  return wordedByCode(reason.code.replace("undelivered.", "undelivered.reason."), reason, ARGS);
}
