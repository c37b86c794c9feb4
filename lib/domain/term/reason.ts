import type { Money } from "../money/money";
import type { PurchaseReason } from "../purchase/eligibility";

/** Why a resource's term cannot be renewed, changed, given back or begun, beside what stands against any purchase. */
export type TermOwnReason =
  | { readonly code: "term.resource-unknown" }
  | { readonly code: "term.paid-by-use" }
  | { readonly code: "term.not-pay-per-use" }
  | { readonly code: "term.closed" }
  | { readonly code: "term.commitment" }
  | { readonly code: "term.expired"; readonly expiredAt: Date }
  | { readonly code: "term.not-offered" }
  | { readonly code: "term.offer-unfit" }
  | { readonly code: "term.unchanged" }
  | { readonly code: "term.price-changed"; readonly agreed: Money; readonly needed: Money }
  | { readonly code: "term.quote-expired" }
  | { readonly code: "term.account-lost" }
  | { readonly code: "term.key-used" };

export type TermReason = TermOwnReason | PurchaseReason;
