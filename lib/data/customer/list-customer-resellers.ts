import "server-only";
import { asc } from "drizzle-orm";
import { resellers } from "@/db/schema";
import type { CustomerReseller } from "@/lib/contracts/customer-view";
import type { Permit } from "@/lib/domain/access/permit";
import { resellersOf } from "../scope";
import { inTenant } from "../tenant";

/** The resellers a customer list may be narrowed to: a distributor's, a reseller's none. */
export async function listCustomerResellers({ actor }: Permit<"customer.read">): Promise<readonly CustomerReseller[]> {
  if (actor.company.kind !== "distributor") return [];
  return inTenant(actor, (tx) =>
    tx
      .select({ id: resellers.id, name: resellers.name })
      .from(resellers)
      .where(resellersOf(actor))
      .orderBy(asc(resellers.name), asc(resellers.id)),
  );
}
