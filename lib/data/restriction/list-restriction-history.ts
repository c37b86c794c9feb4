import "server-only";
import { and, eq } from "drizzle-orm";
import { customers } from "@/db/schema";
import type { Permit } from "@/lib/domain/access/permit";
import { customersOf } from "../scope";
import { inTenant } from "../tenant";
import { listCauses, type SeenBlock, type SeenFreeze } from "./list-causes";

export type RestrictionHistory = {
  /** Open and ended, newest first. */
  readonly freezes: readonly SeenFreeze[];
  readonly blocks: readonly SeenBlock[];
};

/** Every freeze and block there was; null when the customer is not this partner's to see. */
export async function listRestrictionHistory(
  { actor }: Permit<"restriction.read">,
  customerId: string,
): Promise<RestrictionHistory | null> {
  return inTenant(actor, async (tx) => {
    const [customer] = await tx
      .select({ id: customers.id })
      .from(customers)
      .where(and(customersOf(actor), eq(customers.id, customerId)))
      .limit(1);
    return customer ? listCauses(tx, actor.distributorId, customer.id, { openOnly: false }) : null;
  });
}
