import type { CompanyReason } from "../access/company";
import type { RoleReason } from "../access/roles";
import type { BudgetReason } from "../budget/budget-reasons";
import type { BillingMonth } from "../calendar/billing-month";

export type BaseReason =
  | CompanyReason
  | RoleReason
  | BudgetReason
  /** A company's first member is its administrator; it has none, nor is one invited. */
  | { readonly code: "base.administrator-missing"; readonly accountName: string }
  /** It neither stands nor comes with an earlier row. */
  | { readonly code: "base.reseller-unknown"; readonly accountName: string }
  | { readonly code: "base.customer-unknown"; readonly accountName: string }
  | { readonly code: "base.company-unknown"; readonly accountName: string }
  /** None is added below a frozen reseller. */
  | { readonly code: "base.reseller-frozen"; readonly accountName: string }
  /** It was a customer; it comes back by an invitation, frozen and without a budget (G20). */
  | { readonly code: "base.customer-left" }
  | { readonly code: "base.associated-in-future" }
  | { readonly code: "base.budget-in-future"; readonly month: BillingMonth }
  /** What was charged before the association counts for no budget (G9). */
  | { readonly code: "base.budget-before-association"; readonly month: BillingMonth }
  /** A freeze and a block have a reason. */
  | { readonly code: "base.reason-missing" }
  | { readonly code: "base.reason-too-long"; readonly length: number; readonly max: number }
  /** Its charges are another customer's: mapping it anew is an act of its own. */
  | { readonly code: "base.account-elsewhere"; readonly customer: string };

/** What of a row differs from what stands; it is told and left. */
export const BASE_FIELDS = [
  "name",
  "email",
  "phone",
  "reseller",
  "associated_on",
  "budget",
  "state",
  "pay_per_use",
  "from_day",
  "roles",
] as const;
export type BaseField = (typeof BASE_FIELDS)[number];
