import type { SuspendedReason } from "@/lib/domain/access/suspension";
import type { ClosingReason } from "@/lib/domain/closing/decide-closing";
import { suspendedWords } from "./suspension-reason";
import { type ArgsByCode, type Wording, wordedByCode } from "./wording";

const ARGS: ArgsByCode<Exclude<ClosingReason, SuspendedReason>> = {
  "expenditure.month-not-over": ({ month, endsAt }) => ({ month, endsAt }),
  "expenditure.last-day-provisional": ({ month, completeAt }) => ({ month, completeAt }),
  "expenditure.month-closed": ({ month, at, by }) => ({ month, at, by }),
  "expenditure.earlier-month-open": ({ month }) => ({ month }),
  "expenditure.month-moving": ({ seconds }) => ({ seconds }),
};

/** Why a month was not closed. */
export function closingReasonWords(reason: ClosingReason): Wording {
  if (reason.code === "company.suspended") return suspendedWords(reason);
  return wordedByCode(reason.code.replace("expenditure.", "closing.reason."), reason, ARGS);
}
