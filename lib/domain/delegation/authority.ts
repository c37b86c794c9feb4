import type { Money } from "../money/money";

/** What a distributor may hand to a reseller, each with exactly one holder at any instant (G1). */
export const PERMISSIONS = ["set-budget", "freeze-account", "freeze-resources"] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** One pool a kind of budget (G2); budgets name their types the same. */
export const QUOTA_KINDS = ["monthly", "one-time"] as const;
export type QuotaKind = (typeof QUOTA_KINDS)[number];

export const HOLDERS = ["distributor", "reseller"] as const;
export type Holder = (typeof HOLDERS)[number];

/** Who holds each permission over one customer now. */
export type Authority = Readonly<Record<Permission, Holder>>;

/** Until a distributor delegates, it holds every permission itself (G1). */
export const UNDELEGATED: Authority = {
  "set-budget": "distributor",
  "freeze-account": "distributor",
  "freeze-resources": "distributor",
};

/** What a distributor granted one reseller; no permissions: nothing, or no longer anything. */
export type Delegation = {
  readonly permissions: readonly Permission[];
  /** Null: budgets of that type are not the reseller's to set. */
  readonly monthlyQuota: Money | null;
  readonly oneTimeQuota: Money | null;
  /** From this instant on it is as if revoked (G1); null: no end. */
  readonly until: Date | null;
};

/** Whether the grant stands at `at`: anything granted, and not lapsed ("Lapse"). */
export function isInForce(delegation: Pick<Delegation, "permissions" | "until">, at: Date): boolean {
  const { permissions, until } = delegation;
  return permissions.length > 0 && (until === null || at.getTime() < until.getTime());
}

/** Who holds what over a customer whose reseller has this delegation; null: none, or no reseller ("Permissions"). */
export function authorityOf(
  delegation: Pick<Delegation, "permissions" | "until"> | null,
  recalled: readonly Permission[],
  at: Date,
): Authority {
  if (delegation === null || !isInForce(delegation, at)) return UNDELEGATED;
  const holderOf = (permission: Permission): Holder =>
    delegation.permissions.includes(permission) && !recalled.includes(permission) ? "reseller" : "distributor";
  return {
    "set-budget": holderOf("set-budget"),
    "freeze-account": holderOf("freeze-account"),
    "freeze-resources": holderOf("freeze-resources"),
  };
}

/** A permission the acting company lacks, and who has it instead. */
export type NotHeld = { readonly permission: Permission; readonly holder: Holder };

/** Whether the company of that kind is the one holder of the permission. */
export function isHeldBy(authority: Authority, permission: Permission, company: string): boolean {
  return authority[permission] === company;
}

/** Those of the needed permissions that the company does not hold, each once (G1). */
export function notHeldOf(authority: Authority, needed: readonly Permission[], company: string): readonly NotHeld[] {
  return PERMISSIONS.filter(
    (permission) => needed.includes(permission) && !isHeldBy(authority, permission, company),
  ).map((permission) => ({ permission, holder: authority[permission] }));
}
