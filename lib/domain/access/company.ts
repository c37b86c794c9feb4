import type { SuspendedReason } from "./suspension";

export type CompanyReason =
  | SuspendedReason
  | { readonly code: "company.account-name-taken"; readonly accountName: string }
  | { readonly code: "company.account-name-invalid" };

/** 3 to 64 lower-case letters, digits and hyphens, beginning with a letter. */
export function isAccountName(text: string): boolean {
  return /^[a-z][a-z0-9-]{1,62}[a-z0-9]$/.test(text);
}
