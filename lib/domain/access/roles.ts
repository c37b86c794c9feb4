import { type Decision, decide, type Rule } from "../decision";
import { type CompanyKind, MEMBER_ROLES, type MemberRole } from "./actor";
import type { SuspendedReason } from "./suspension";

export const ROLES_MAX = 3;

export type RoleReason =
  | { readonly code: "role.none" }
  | { readonly code: "role.too-many"; readonly max: number }
  | { readonly code: "role.administrator-alone" }
  | { readonly code: "role.manager-and-director" }
  | { readonly code: "role.not-for-customers"; readonly roles: readonly MemberRole[] };

export type MemberReason = { readonly code: "member.last-administrator" } | SuspendedReason;

type RoleFacts = { readonly companyKind: CompanyKind; readonly roles: readonly MemberRole[] };

/** The roles a company's members can have; customers know administrator and viewer only. */
export function rolesOf(companyKind: CompanyKind): readonly MemberRole[] {
  return companyKind === "customer" ? ["administrator", "viewer"] : MEMBER_ROLES;
}

const ROLE_RULES: readonly Rule<RoleFacts, RoleReason>[] = [
  ({ roles }) => (roles.length === 0 ? { code: "role.none" } : null),
  ({ roles }) => (new Set(roles).size > ROLES_MAX ? { code: "role.too-many", max: ROLES_MAX } : null),
  ({ roles }) =>
    roles.includes("administrator") && new Set(roles).size > 1 ? { code: "role.administrator-alone" } : null,
  ({ roles }) =>
    roles.includes("account-manager") && roles.includes("director") ? { code: "role.manager-and-director" } : null,
  ({ companyKind, roles }) => {
    const foreign = roles.filter((role) => !rolesOf(companyKind).includes(role));
    return foreign.length > 0 ? { code: "role.not-for-customers", roles: foreign } : null;
  },
];

/** Which roles fit together in one member (G21, "Members"). */
export function decideRoles(facts: RoleFacts): Decision<RoleReason> {
  return decide(ROLE_RULES, facts);
}

type MemberFacts = {
  readonly before: readonly MemberRole[];
  /** Empty: the member is removed. */
  readonly after: readonly MemberRole[];
  /** Administrators of the company besides this member. */
  readonly otherAdministrators: number;
};

const MEMBER_RULES: readonly Rule<MemberFacts, MemberReason>[] = [
  ({ before, after, otherAdministrators }) =>
    before.includes("administrator") && !after.includes("administrator") && otherAdministrators === 0
      ? { code: "member.last-administrator" }
      : null,
];

/** A company never loses its last administrator ("Members"). */
export function decideMemberChange(facts: MemberFacts): Decision<MemberReason> {
  return decide(MEMBER_RULES, facts);
}
