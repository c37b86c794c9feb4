import type { AlertLimitReason } from "@/lib/domain/alert/limits";
import { suspendedWords } from "./suspension-reason";
import { type Wording, worded } from "./wording";

/** Why the limits were not set. */
export function alertLimitReasonWords(reason: AlertLimitReason): Wording {
  if (reason.code === "company.suspended") return suspendedWords(reason);
  return worded(reason.code.replace("alert-limit.", "alert.limitReason."), { max: reason.max });
}
