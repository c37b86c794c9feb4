import { z } from "zod";
import { PASSWORD_LENGTH_MIN } from "@/lib/domain/access/password";
import { VERIFICATION_CHANNELS } from "@/lib/domain/verification/verification";

export const SetVerificationInput = z.object({
  channel: z.enum(VERIFICATION_CHANNELS),
  version: z.coerce.number().int().min(0),
});

// Shorter, it is nobody's password: no reason to count a failure against the person.
export const PasswordAgainInput = z.object({ password: z.string().min(PASSWORD_LENGTH_MIN).max(1000) });
export const FirstCodeInput = z.object({ code: z.string().min(6).max(20) });
