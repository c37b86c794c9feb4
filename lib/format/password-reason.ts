import type { PasswordReason } from "@/lib/domain/access/password";
import { type Wording, worded } from "./wording";

export type CredentialReason =
  | PasswordReason
  | { readonly code: "sign-in.wrong" | "sign-in.locked" | "sign-in.too-many" };

/** Why a password cannot be chosen, or the present one was not believed. */
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
      return said();
  }
}
