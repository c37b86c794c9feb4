import type { SuspendedReason } from "@/lib/domain/access/suspension";
import type { ForesightReason } from "@/lib/domain/forecast/decide-foresight";
import { suspendedWords } from "./suspension-reason";
import { type ArgsByCode, noArgs, type Wording, wordedByCode } from "./wording";

const ARGS: ArgsByCode<Exclude<ForesightReason, SuspendedReason>> = {
  "anomaly.unknown": noArgs,
  "anomaly.reason-missing": noArgs,
  "anomaly.reason-too-long": ({ length, max }) => ({ length, max }),
  "anomaly.already-dismissed": noArgs,
  "pace.day-out-of-range": ({ max }) => ({ max }),
  "pace.changed-meanwhile": noArgs,
};

/** Why a day that does not fit was not dismissed, or when to be alerted not set. */
export function outlookReasonWords(reason: ForesightReason): Wording {
  if (reason.code === "company.suspended") return suspendedWords(reason);
  return wordedByCode(`outlook.reason.${reason.code}`, reason, ARGS);
}
