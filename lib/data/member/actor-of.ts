import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import type { Membership } from "./find-membership";

type Person = { readonly id: string; readonly name: string; readonly email: string };
type Request = { readonly requestId: string; readonly ip: string | null };

/** The person as a member of one company. */
export function actorOf(person: Person, membership: Membership, { requestId, ip }: Request): Actor {
  return {
    distributorId: membership.distributorId,
    company: membership.company,
    companyState: membership.companyState,
    via: {
      kind: "person",
      userId: person.id,
      memberId: membership.memberId,
      name: person.name,
      email: person.email,
      roles: membership.roles,
    },
    requestId,
    ip,
  };
}
