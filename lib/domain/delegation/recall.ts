import { type Authority, isHeldBy, PERMISSIONS, type Permission } from "./authority";

/** What a recall of these permissions takes back: freeze-resources goes along, for it needs freeze-account ("Recall"). */
export function recalledBy(authority: Authority, asked: readonly Permission[]): readonly Permission[] {
  const wanted = PERMISSIONS.filter(
    (permission) =>
      asked.includes(permission) || (permission === "freeze-resources" && asked.includes("freeze-account")),
  );
  return wanted.filter((permission) => isHeldBy(authority, permission, "reseller"));
}

/** The authority once these are back with the distributor. */
export function authorityAfter(authority: Authority, recalled: readonly Permission[]): Authority {
  const holderOf = (permission: Permission) => (recalled.includes(permission) ? "distributor" : authority[permission]);
  return {
    "set-budget": holderOf("set-budget"),
    "freeze-account": holderOf("freeze-account"),
    "freeze-resources": holderOf("freeze-resources"),
  };
}

/** What the reseller holds. */
export function heldByReseller(authority: Authority): readonly Permission[] {
  return PERMISSIONS.filter((permission) => isHeldBy(authority, permission, "reseller"));
}
