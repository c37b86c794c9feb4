import type { SuspendedReason } from "@/lib/domain/access/suspension";
import type { AlertReason } from "@/lib/domain/alert/decide-handling";
import { suspendedWords } from "./suspension-reason";
import { type ArgsByCode, noArgs, type Wording, wordedByCode } from "./wording";

const ARGS: ArgsByCode<Exclude<AlertReason, SuspendedReason>> = {
  "alert.unknown": noArgs,
  "alert.not-a-member": noArgs,
  "alert.already-acknowledged": noArgs,
  "alert.already-yours": noArgs,
  "alert.already-theirs": noArgs,
  "alert.nobodys": noArgs,
  "alert.not-snoozed": noArgs,
  "alert.already-resolved": noArgs,
  "alert.not-resolved": noArgs,
  "alert.cause-gone": noArgs,
  "alert.not-a-colleague": noArgs,
  "alert.text-missing": noArgs,
  "alert.text-too-long": ({ length, max }) => ({ length, max }),
  "alert.snooze-past": noArgs,
  "alert.snooze-too-long": ({ days }) => ({ days }),
};

/** Why nothing was done about an alert. */
export function alertReasonWords(reason: AlertReason): Wording {
  if (reason.code === "company.suspended") return suspendedWords(reason);
  return wordedByCode(reason.code.replace("alert.", "alert.reason."), reason, ARGS);
}
