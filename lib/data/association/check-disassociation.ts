import "server-only";
import { and, eq } from "drizzle-orm";
import { customers } from "@/db/schema";
import type { DisassociationCheck } from "@/lib/contracts/association-view";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { Permit } from "@/lib/domain/access/permit";
import { decideCheck } from "@/lib/domain/association/decide-disassociation";
import { REQUESTS_MAX, recentOf } from "@/lib/domain/association/disassociation";
import { customersOf } from "../scope";
import { inTenant } from "../tenant";
import { listAsked } from "./find-disassociation";
import { listRequests } from "./get-association";
import { loadCheck, sideOf } from "./load-check";

/** The automatic check before asking, and what waits already; null when the customer is not the actor's, or has no partner. */
export async function checkDisassociation(
  { actor }: Permit<"disassociation.ask">,
  customerId: string,
  at: Date,
): Promise<DisassociationCheck | null> {
  if (!isUuid(customerId)) return null;
  const { distributorId } = actor;
  return inTenant(actor, async (tx) => {
    const [customer] = await tx
      .select({
        id: customers.id,
        resellerId: customers.resellerId,
        associationId: customers.associationId,
        disassociatedAt: customers.disassociatedAt,
      })
      .from(customers)
      .where(and(customersOf(actor), eq(customers.id, customerId)));
    if (customer?.disassociatedAt !== null) return null;
    const side = sideOf(actor, customer);
    const requests = await listRequests(tx, distributorId, customer.associationId);
    const asked = side === null ? [] : await listAsked(tx, distributorId, customer, side);
    return {
      decision: decideCheck(await loadCheck(tx, distributorId, customer, at)),
      side,
      waiting: requests.find(({ decidedAt }) => decidedAt === null) ?? null,
      recent: recentOf(asked, at).length,
      max: REQUESTS_MAX,
    };
  });
}
