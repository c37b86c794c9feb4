import type { CompanyKind, KeyScope, MemberRole } from "@/lib/domain/access/actor";
import { ACCESS, type Action } from "@/lib/domain/access/permit";
import type { Outcome } from "./call-action";
import type { Asks } from "./server-actions";

type Rule = {
  readonly companies: readonly CompanyKind[];
  readonly roles: readonly MemberRole[];
  readonly scope: KeyScope | null;
};

export type Caller = { readonly kind: CompanyKind; readonly role: MemberRole };

/** What a caller meets who asks for something; null: nobody is signed in. */
export function verdictOf(caller: Caller | null, asks: Asks): Outcome {
  if (asks === "anyone") return "acts";
  if (caller === null) return "sign-in";
  if (asks === "signed-in") return "acts";
  const { companies, roles }: Rule = ACCESS[asks];
  return companies.includes(caller.kind) && roles.includes(caller.role) ? "acts" : "no-access";
}

/** Whether a key with one scope may ask for it. */
export function isKeyEntitled({ kind, scope }: { readonly kind: CompanyKind; readonly scope: KeyScope }, asks: Action) {
  const rule: Rule = ACCESS[asks];
  return rule.scope === scope && rule.companies.includes(kind);
}
