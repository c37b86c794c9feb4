import { type CompanyKind, KEY_SCOPES, type KeyScope } from "./actor";
import { ACCESS } from "./permit";
import type { SuspendedReason } from "./suspension";

type Reach = { readonly companies: readonly CompanyKind[]; readonly scope: KeyScope | null };

/** The scopes with which a key of such a company could do anything at all. */
export function scopesOf(companyKind: CompanyKind): readonly KeyScope[] {
  const rules: readonly Reach[] = Object.values(ACCESS);
  return KEY_SCOPES.filter((wanted) =>
    rules.some(({ scope, companies }) => scope === wanted && companies.includes(companyKind)),
  );
}

export type ApiKeyReason =
  | SuspendedReason
  | { readonly code: "api-key.no-scope" }
  | { readonly code: "api-key.scope-not-for-company"; readonly scopes: readonly KeyScope[] }
  | { readonly code: "api-key.unknown" };
