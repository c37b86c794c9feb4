/** What expenditure can be grouped by. */
export const EXPENDITURE_DIMENSIONS = [
  "day",
  "month",
  "customer",
  "reseller",
  "account-manager",
  "association-type",
  "product",
  "region",
  "charging-mode",
] as const;
export type ExpenditureDimension = (typeof EXPENDITURE_DIMENSIONS)[number];

/**
 * Every customer's association type is Reseller; for a distributor it is with itself or with one of its
 * resellers, which are the two lists it reads.
 */
export const ASSOCIATION_TYPES = ["direct", "through-reseller"] as const;
export type AssociationType = (typeof ASSOCIATION_TYPES)[number];

/**
 * Days after an assignment from which on spending is the account manager's: on expenditure pages from the second day
 * after it, in statistics from the day itself. The end of an assignment is moved alike, so that each day is
 * one manager's.
 */
export const ATTRIBUTION_DAYS = { expenditure: 2, statistics: 0 } as const;
export type Attribution = keyof typeof ATTRIBUTION_DAYS;
