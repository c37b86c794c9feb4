import type { VerificationReason } from "@/lib/domain/verification/verification";
import { suspendedWords } from "./suspension-reason";
import { type Wording, worded } from "./wording";

/** Why the way of confirming was not changed. */
export function verificationReasonWords(reason: VerificationReason): Wording {
  if (reason.code === "company.suspended") return suspendedWords(reason);
  return worded(`verification.reason.${reason.code}`, {});
}
