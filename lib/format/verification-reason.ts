import type { VerificationReason } from "@/lib/domain/verification/verification";
import { type Wording, worded } from "./wording";

/** Why the way of confirming was not changed. */
export function verificationReasonWords({ code }: VerificationReason): Wording {
  return worded(`verification.reason.${code}`, {});
}
