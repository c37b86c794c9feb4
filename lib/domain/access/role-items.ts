import { type CompanyKind, MEMBER_ROLES, type MemberRole } from "./actor";
import { ACCESS, ACTIONS, type Action } from "./permit";
import { rolesOf } from "./roles";

export type RoleItem = { readonly action: Action; readonly roles: readonly MemberRole[] };

/** What members of such a company may try, each with the roles that may, as the table has it. */
export function roleItemsOf(kind: CompanyKind): readonly RoleItem[] {
  const known = rolesOf(kind);
  return ACTIONS.flatMap((action): readonly RoleItem[] => {
    const { companies, roles }: { readonly companies: readonly CompanyKind[]; readonly roles: readonly MemberRole[] } =
      ACCESS[action];
    const able = MEMBER_ROLES.filter((role) => known.includes(role) && roles.includes(role));
    return companies.includes(kind) && able.length > 0 ? [{ action, roles: able }] : [];
  });
}
