import "server-only";
import { and, eq } from "drizzle-orm";
import { customers, distributors, resellers } from "@/db/schema";
import type { Permit } from "@/lib/domain/access/permit";
import { customersOf } from "../scope";
import { inTenant } from "../tenant";

export type PortalPartner = {
  readonly kind: "distributor" | "reseller";
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly since: Date;
  /** ISO 4217, of the distributor. */
  readonly currency: string;
};

/** Whom the actor's own customer turns to: its reseller, or the distributor when it has none. */
export async function getPortalPartner({ actor }: Permit<"portal.read">): Promise<PortalPartner | null> {
  return inTenant(actor, async (tx) => {
    const [row] = await tx
      .select({
        since: customers.associatedAt,
        currency: distributors.currency,
        distributor: {
          name: distributors.name,
          email: distributors.contactEmail,
          phone: distributors.contactPhone,
        },
        resellerName: resellers.name,
        resellerEmail: resellers.contactEmail,
        resellerPhone: resellers.contactPhone,
      })
      .from(customers)
      .innerJoin(distributors, eq(distributors.distributorId, customers.distributorId))
      .leftJoin(
        resellers,
        and(eq(resellers.distributorId, customers.distributorId), eq(resellers.id, customers.resellerId)),
      )
      .where(and(customersOf(actor), eq(customers.id, actor.company.id)))
      .limit(1);
    if (!row) return null;
    const { since, currency, distributor, resellerName: name, resellerEmail: email, resellerPhone: phone } = row;
    return name === null
      ? { kind: "distributor", since, currency, ...distributor }
      : { kind: "reseller", since, currency, name, email, phone };
  });
}
