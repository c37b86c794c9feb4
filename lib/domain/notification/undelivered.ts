import type { SuspendedReason } from "../access/suspension";
import { MAIL_TEMPLATES, type MailTemplate } from "../alert/mail";

/** Why what was given up is not tried again. */
export type UndeliveredReason =
  | SuspendedReason
  | { readonly code: "undelivered.unknown" }
  /** Tried again or delivered meanwhile. */
  | { readonly code: "undelivered.settled" }
  /** Its link or code was erased with the last attempt; each kind has its own way to a new one. */
  | { readonly code: "undelivered.secret-gone"; readonly template: MailTemplate }
  | { readonly code: "undelivered.webhook-not-active"; readonly webhook: string }
  | { readonly code: "undelivered.nothing-to-retry" };

export type GivenUp =
  | { readonly way: "email"; readonly template: string }
  | { readonly way: "sms" }
  | { readonly way: "webhook"; readonly webhook: string; readonly isActive: boolean };

/** Null: it may be tried again, under the id it has. */
export function whyNotAgain(given: GivenUp): UndeliveredReason | null {
  switch (given.way) {
    case "email": {
      const template = MAIL_TEMPLATES.find((one) => one === given.template);
      return template === undefined ? null : { code: "undelivered.secret-gone", template };
    }
    case "sms":
      return null;
    case "webhook":
      return given.isActive ? null : { code: "undelivered.webhook-not-active", webhook: given.webhook };
  }
}
