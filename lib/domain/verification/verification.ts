import type { SuspendedReason } from "../access/suspension";

export const VERIFICATION_CHANNELS = ["off", "email", "totp"] as const;
/** How a company lets critical operations be confirmed; "off": not at all. */
export type VerificationChannel = (typeof VERIFICATION_CHANNELS)[number];
export type AskingChannel = Exclude<VerificationChannel, "off">;

/** What asks for a code where the company wants one; named after its command. */
export const CRITICAL_OPERATIONS = [
  "freeze-customer",
  "lift-freeze",
  "restrict-customers",
  "confirm-act",
  "release-resources",
  "block-pay-per-use",
  "allow-pay-per-use",
  "set-budget",
  "set-budgets",
  "set-budgets-from-sheet",
  "set-starting-policy",
  "grant-delegation",
  "grant-delegations",
  "revoke-delegation",
  "recall-permissions",
  "return-permissions",
  "stop-purchases",
  "resume-purchases",
  "approve-request",
  "ask-disassociation",
  "approve-disassociation",
  "move-customers",
  "bring-over-base",
  "invite-member",
  "invite-administrator",
  "change-roles",
  "remove-member",
  "create-api-key",
  "set-verification",
  "set-credit-rule",
] as const;
export type CriticalOperation = (typeof CRITICAL_OPERATIONS)[number];

export const CODE_DIGITS = 6;
export const CODE_TRIES_MAX = 5;
export const CODE_LIFE_MS = 10 * 60_000;
export const CODE_RESEND_MS = 60_000;

/** Why the code that was given, or asked for, did not do. */
export const CODE_PROBLEMS = ["wrong", "spent", "expired", "too-soon", "rate-limited", "not-enrolled"] as const;
export type CodeProblem = (typeof CODE_PROBLEMS)[number];

/** What a form is told that needs a code before anything is done. */
export type CodeNeeded = {
  readonly status: "code-needed";
  readonly channel: AskingChannel;
  /** Where the code went, masked; null: it is the authenticator's. */
  readonly address: string | null;
  /** Until a new code may be sent, counted by the server; 0: now. */
  readonly resendInSeconds: number;
  readonly triesLeft: number;
  /** Null: asked for the first time. */
  readonly problem: CodeProblem | null;
};

export type VerificationReason =
  | SuspendedReason
  | { readonly code: "verification.no-mail-server" }
  | { readonly code: "verification.not-enrolled" }
  | { readonly code: "verification.changed-meanwhile" };
