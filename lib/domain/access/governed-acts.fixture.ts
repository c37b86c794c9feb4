import { type Authority, authorityOf, PERMISSIONS, type Permission } from "../delegation/authority";
import type { CompanyKind, KeyScope, MemberRole } from "./actor";
import { ACCESS, type Action } from "./permit";

/** What became of the reseller's grant; freezing resources never without freezing accounts. */
export const DELEGATIONS = ["none", ...PERMISSIONS, "all", "stopped", "recalled", "revoked", "lapsed"] as const;
export type DelegationState = (typeof DELEGATIONS)[number];

export function permissionsOf(state: DelegationState): readonly Permission[] {
  if (state === "none" || state === "revoked") return [];
  if (state === "freeze-resources") return ["freeze-account", "freeze-resources"];
  return PERMISSIONS.some((known) => known === state) ? PERMISSIONS.filter((known) => known === state) : PERMISSIONS;
}

export function untilOf(state: DelegationState, at: Date): Date | null {
  return state === "lapsed" ? new Date(at.getTime() - 1) : null;
}

/** Who holds what over the reseller's customer, by the pure law. */
export function authorityIn(state: DelegationState, at: Date): Authority {
  return authorityOf(
    { permissions: permissionsOf(state), until: untilOf(state, at) },
    state === "recalled" ? PERMISSIONS : [],
    at,
  );
}

export type GovernedAct = {
  readonly action: Action;
  readonly needs: Permission;
  /** It is for whoever does not hold what it needs. */
  readonly isAsking?: true;
};

/** Every act on one customer that a permission is needed for. */
export const ACTS = {
  "set a budget": { action: "budget.set", needs: "set-budget" },
  "freeze the account": { action: "restriction.freeze", needs: "freeze-account" },
  "freeze resources": { action: "restriction.freeze", needs: "freeze-resources" },
  "lift the account's freeze": { action: "restriction.lift", needs: "freeze-account" },
  "block pay-per-use": { action: "restriction.block-pay-per-use", needs: "freeze-account" },
  "allow pay-per-use": { action: "restriction.allow-pay-per-use", needs: "freeze-account" },
} as const satisfies Record<string, GovernedAct>;
export type ActName = keyof typeof ACTS;

/** The same acts in other ways: of several customers, for later, or asked for. */
export const WIDER_ACTS = {
  "set budgets of several": { action: "budget.set", needs: "set-budget" },
  "restrict several": { action: "restriction.batch", needs: "freeze-account" },
  "order a freeze": { action: "restriction.freeze", needs: "freeze-account" },
  "order a lift": { action: "restriction.lift", needs: "freeze-account" },
  "ask for a budget": { action: "request.create", needs: "set-budget", isAsking: true },
} as const satisfies Record<string, GovernedAct>;
export type WiderActName = keyof typeof WIDER_ACTS;

export const WHOSE = [
  "its distributor",
  "its reseller",
  "another reseller",
  "another distributor",
  "the customer itself",
] as const;

/** Who tries: a person with one role, or a key with one scope. */
export type Seat = {
  readonly whose: (typeof WHOSE)[number];
  readonly kind: CompanyKind;
  readonly by: { readonly role: MemberRole } | { readonly scope: KeyScope };
  /** An account manager that looks after the customer. */
  readonly assigned: boolean;
};

/** no-access: the table says no; unknown: not theirs; not-holder: another holds it; acts: allowed. */
export type Outcome = "no-access" | "unknown" | "not-holder" | "acts";

type Rule = {
  readonly companies: readonly string[];
  readonly roles: readonly string[];
  readonly scope: KeyScope | null;
};

/** What must come of it, from the access table, the scope and the authority alone. */
export function expectedOf(seat: Seat, { action, needs, isAsking }: GovernedAct, authority: Authority): Outcome {
  const { companies, roles, scope }: Rule = ACCESS[action];
  const isEntitled = "role" in seat.by ? roles.includes(seat.by.role) : scope === seat.by.scope;
  if (!companies.includes(seat.kind) || !isEntitled) return "no-access";
  if (seat.whose.startsWith("another")) return "unknown";
  if ("role" in seat.by && seat.by.role === "account-manager" && !seat.assigned) return "unknown";
  return (authority[needs] === seat.kind) === (isAsking ?? false) ? "not-holder" : "acts";
}

export function nameOf({ whose, by, assigned }: Seat): string {
  return `${whose}, ${"role" in by ? by.role : `key for ${by.scope}`}${assigned ? " of it" : ""}`;
}
