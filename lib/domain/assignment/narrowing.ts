import type { Actor, MemberRole } from "../access/actor";

/** Whether these roles let a member see only what is assigned to it ("Who sees only theirs"). */
export function isNarrowed(roles: readonly MemberRole[]): boolean {
  return roles.length > 0 && roles.every((role) => role === "account-manager");
}

/** The member whose assignments bound what the actor sees; null: it sees all of its company's. */
export function narrowedTo({ via, company }: Pick<Actor, "via" | "company">): string | null {
  return via.kind === "person" && company.kind !== "customer" && isNarrowed(via.roles) ? via.memberId : null;
}

/** Whether a member with these roles can be given customers ("Who looks after whom"). */
export function canManage(roles: readonly MemberRole[]): boolean {
  return roles.includes("account-manager");
}
