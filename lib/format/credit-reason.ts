import type { SuspendedReason } from "@/lib/domain/access/suspension";
import type { CreditReason } from "@/lib/domain/credit/decide-credit";
import { suspendedWords } from "./suspension-reason";
import { type ArgsByCode, noArgs, type Wording, wordedByCode } from "./wording";

type OwnReason = Exclude<CreditReason, SuspendedReason>;

const ARGS: ArgsByCode<OwnReason> = {
  "credit.as-of-future": ({ asOf, now }) => ({ asOf, now }),
  "credit.reason-missing": noArgs,
  "credit.reason-too-long": ({ length, max }) => ({ length, max }),
  "credit.heeded-already": noArgs,
  "credit.not-heeded": noArgs,
};

/** Why a credit was not recorded, or the switch not turned. */
export function creditReasonWords(reason: CreditReason): Wording {
  if (reason.code === "company.suspended") return suspendedWords(reason);
  return wordedByCode(reason.code.replace("credit.", "credit.reason."), reason, ARGS);
}
