import type { SuspendedReason } from "../access/suspension";
import { type Decision, decide, type Rule } from "../decision";

export const RECIPIENTS_MAX = 20;

const MINUTE_MS = 60 * 1000;
export const RECIPIENT_LINK_LIFE_MS = 7 * 24 * 60 * MINUTE_MS;
/** Between two confirmation links to one address: nobody's mailbox is to be filled. */
export const RECIPIENT_LINK_PAUSE_MS = 5 * MINUTE_MS;

/** E.164: a plus, the country's code and the number, at most fifteen digits. */
export const PHONE = /^\+[1-9]\d{6,14}$/;

export type RecipientTimes = {
  readonly verifiedAt: Date | null;
  /** Until when the latest link works. */
  readonly linkUntil: Date;
  readonly removedAt: Date | null;
};

export const RECIPIENT_STATES = ["waiting", "expired", "confirmed", "removed"] as const;
export type RecipientState = (typeof RECIPIENT_STATES)[number];

export function recipientStateOf({ verifiedAt, linkUntil, removedAt }: RecipientTimes, at: Date): RecipientState {
  if (removedAt !== null) return "removed";
  if (verifiedAt !== null) return "confirmed";
  return at < linkUntil ? "waiting" : "expired";
}

export type RecipientReason =
  | SuspendedReason
  | { readonly code: "recipient.unknown" }
  | { readonly code: "recipient.too-many"; readonly max: number }
  | { readonly code: "recipient.address-taken" }
  | { readonly code: "recipient.confirmed-already" }
  | { readonly code: "recipient.link-just-sent"; readonly minutes: number }
  | { readonly code: "recipient.link-unknown" }
  | { readonly code: "recipient.link-expired" }
  | { readonly code: "recipient.link-used" };

type Adding = { readonly count: number; readonly addressTaken: boolean };

const ADDING: readonly Rule<Adding, RecipientReason>[] = [
  ({ count }) => (count >= RECIPIENTS_MAX ? { code: "recipient.too-many", max: RECIPIENTS_MAX } : null),
  ({ addressTaken }) => (addressTaken ? { code: "recipient.address-taken" } : null),
];

/** Whether one more may be told, beyond those there are. */
export function decideRecipient(facts: Adding): Decision<RecipientReason> {
  return decide(ADDING, facts);
}

type Sending = { readonly verifiedAt: Date | null; readonly linkUntil: Date; readonly at: Date };

const SENDING: readonly Rule<Sending, RecipientReason>[] = [
  ({ verifiedAt }) => (verifiedAt !== null ? { code: "recipient.confirmed-already" } : null),
  ({ verifiedAt, linkUntil, at }) => {
    const sentMs = linkUntil.getTime() - RECIPIENT_LINK_LIFE_MS;
    const isJustSent = verifiedAt === null && at.getTime() - sentMs < RECIPIENT_LINK_PAUSE_MS;
    return isJustSent ? { code: "recipient.link-just-sent", minutes: RECIPIENT_LINK_PAUSE_MS / MINUTE_MS } : null;
  },
];

/** Whether another confirmation link may be sent. */
export function decideLinkAgain(facts: Sending): Decision<RecipientReason> {
  return decide(SENDING, facts);
}
