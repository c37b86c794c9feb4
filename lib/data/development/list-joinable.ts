import "server-only";
import { and, eq } from "drizzle-orm";
import { customers } from "@/db/schema";
import { objectionTo } from "@/lib/domain/development/decide-association";
import type { JoiningCause } from "@/lib/domain/development/failure";
import type { Membership } from "../member/find-membership";
import { listMemberships } from "../member/list-memberships";
import { inTenant } from "../tenant";
import { candidateOf, type Returning } from "./begin-joining";
import type { Link } from "./find-link";

export type Joinable = {
  readonly memberId: string;
  readonly name: string;
  readonly accountName: string;
  /** Null: it may be chosen. */
  readonly objection: JoiningCause | null;
};

/** The companies a signed-in person belongs to, each with what stands against its joining this partner. */
export async function listJoinable(userId: string, link: Link): Promise<readonly Joinable[]> {
  const memberships = await listMemberships(userId);
  return Promise.all(
    memberships.map(async (membership) => {
      const { memberId, company, roles } = membership;
      const candidate = candidateOf(link, membership, await customerOf(link, membership));
      const notEntitled = roles.includes("administrator") ? null : { code: "association.not-administrator" as const };
      return {
        memberId,
        name: company.name,
        accountName: company.accountName,
        objection: objectionTo(candidate) ?? notEntitled,
      };
    }),
  );
}

async function customerOf(link: Link, { distributorId, company }: Membership): Promise<Returning | null> {
  if (company.kind !== "customer" || distributorId !== link.distributorId) return null;
  const [row] = await inTenant(link, (tx) =>
    tx
      .select({
        id: customers.id,
        name: customers.name,
        accountName: customers.accountName,
        resellerId: customers.resellerId,
        disassociatedAt: customers.disassociatedAt,
      })
      .from(customers)
      .where(and(eq(customers.distributorId, distributorId), eq(customers.id, company.id))),
  );
  return row ?? null;
}
