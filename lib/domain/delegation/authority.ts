/** What a distributor may hand to a reseller, each with exactly one holder at any instant (G1). */
export const PERMISSIONS = ["set-budget", "freeze-account", "freeze-resources"] as const;
export type Permission = (typeof PERMISSIONS)[number];

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
