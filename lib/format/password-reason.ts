import type { PasswordReason } from "@/lib/domain/access/password";
import { type Wording, worded } from "./wording";

/** Why an authenticator was not set up or removed. */
export type AuthenticatorReason = {
  readonly code:
    | "sign-in.wrong"
    | "sign-in.locked"
    | "sign-in.too-many"
    | "authenticator.exists"
    | "authenticator.wrong-code";
};

export type CredentialReason = PasswordReason | AuthenticatorReason;

/** Why a password cannot be chosen, the present one was not believed, or an authenticator is not set up. */
export function passwordReasonWords(reason: CredentialReason): Wording {
  const said = (args: Wording["args"] = {}) => worded(`profile.reason.${reason.code}`, args);
  switch (reason.code) {
    case "password.too-short":
      return said({ min: reason.min });
    case "password.too-long":
      return said({ max: reason.max });
    case "password.is-the-email":
    case "password.too-simple":
    case "sign-in.wrong":
    case "sign-in.locked":
    case "sign-in.too-many":
    case "authenticator.exists":
    case "authenticator.wrong-code":
      return said();
  }
}
