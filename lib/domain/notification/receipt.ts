/** What became of a notice for one person or end on one way; why it came or did not. */
export const RECEIPT_OUTCOMES = [
  /** It was handed to that way; its own row says whether it has arrived. */
  "sent",
  /** Waits for the hour or day of its digest, or for the end of quiet hours; see `dueAt`. */
  "digest",
  "quiet-hours",
  /** Chosen off, by the person, the company or the product. */
  "off-by-person",
  "off-by-company",
  "off-by-default",
  /** Does not look after that customer or reseller. */
  "not-assigned",
  /** No role that may read it. */
  "role",
  "unverified",
  /** It was more than a day old before it could be taken to anybody. */
  "too-late",
  "no-phone",
  "no-gateway",
] as const;
export type ReceiptOutcome = (typeof RECEIPT_OUTCOMES)[number];

/** Who was to hear: a member, a recipient beyond them, the customer's contact address, or a webhook. */
export const HEARER_KINDS = ["member", "recipient", "contact", "webhook"] as const;
export type HearerKind = (typeof HEARER_KINDS)[number];

export const RECEIPT_WAYS = ["email", "sms", "webhook"] as const;
export type ReceiptWay = (typeof RECEIPT_WAYS)[number];
