import { DAY_MS } from "../calendar/billing-month";

/** How long a link works unless the installation says otherwise. */
export const LINK_LIFE_DAYS = 7;
export const LINK_LIFE_DAYS_MAX = 90;

/** An e-mailed link works once; a hyperlink or code until it expires or is withdrawn. */
export const LINK_KINDS = ["email", "link"] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

export const LINK_STATES = ["open", "used", "withdrawn", "expired"] as const;
export type LinkState = (typeof LINK_STATES)[number];

export type LinkTimes = {
  readonly expiresAt: Date;
  /** Only an e-mailed link is ever used up. */
  readonly usedAt: Date | null;
  readonly withdrawnAt: Date | null;
};

/** What became of a link, seen at `at`; a use outlasts a withdrawal and both outlast the end. */
export function linkStateOf({ expiresAt, usedAt, withdrawnAt }: LinkTimes, at: Date): LinkState {
  if (usedAt !== null) return "used";
  if (withdrawnAt !== null) return "withdrawn";
  return at.getTime() < expiresAt.getTime() ? "open" : "expired";
}

/** The first instant at which the link works no more. */
export function linkEndOf(at: Date, days: number): Date {
  return new Date(at.getTime() + days * DAY_MS);
}

/** How many days a hyperlink may be made for: the usual stretches within the installation's own. */
export function linkDayChoices(lifeDays: number): readonly number[] {
  return [...new Set([1, 3, 7, lifeDays])].filter((days) => days <= lifeDays).toSorted((left, right) => left - right);
}
