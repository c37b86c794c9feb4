import type { VendorCode } from "@/lib/contracts/vendor/codes";
import type { Wording } from "@/lib/format/wording";
import { type VendorError, vendorError } from "./answer";

// What the vendor has a code of its own for; all else is a rule that does not allow it now.
const CODE_OF: Readonly<Record<string, VendorCode>> = {
  "budget.customer-unknown": "CBC.0151",
  "restriction.customer-unknown": "CBC.0151",
  "budget.not-holder": "CBC.0155",
  "budget.action-not-held": "CBC.0155",
  "budget.lift-not-held": "CBC.0155",
  "budget.type-not-granted": "CBC.0155",
  "restriction.not-holder": "CBC.0155",
  "customer.platform-known": "CBC.99000050",
  "customer.reseller-unknown": "CBC.99000037",
};

/** A refusal in the vendor's form: the code of the first reason that has one, and the words of every reason. */
export function refusalOf<Reason extends { readonly code: string }>(
  reasons: readonly Reason[],
  wordsOf: (reason: Reason) => Wording,
): VendorError {
  const code = reasons.map((reason) => CODE_OF[reason.code]).find((one) => one !== undefined) ?? "CBC.99007004";
  return vendorError(code, ...reasons.map(wordsOf));
}
