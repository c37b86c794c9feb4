import "server-only";
import { Secret, TOTP } from "otpauth";

const STEP_SECONDS = 30;
const STEP_MS = STEP_SECONDS * 1000;
/** Steps before and after, for clocks that differ. */
const WINDOW = 1;
const SECRET_BYTES = 20;

export function newTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

function totpOf(secret: string, label = "account"): TOTP {
  return new TOTP({
    issuer: "Partner Center",
    label,
    period: STEP_SECONDS,
    digits: 6,
    secret: Secret.fromBase32(secret),
  });
}

/** The address an authenticator reads from the picture. */
export function totpAddress(secret: string, label: string): string {
  return totpOf(secret, label).toString();
}

/** Every 30-second step around `at` whose code this is. */
export function matchingSteps(secret: string, code: string, at: Date): readonly number[] {
  const totp = totpOf(secret);
  const now = Math.floor(at.getTime() / STEP_MS);
  const around = Array.from({ length: 2 * WINDOW + 1 }, (_, n) => now - WINDOW + n);
  return around.filter((step) => totp.validate({ token: code, timestamp: step * STEP_MS, window: 0 }) !== null);
}
