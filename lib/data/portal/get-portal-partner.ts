import "server-only";
import { and, eq } from "drizzle-orm";
import { associations, customers, distributors, resellers } from "@/db/schema";
import type { Permit } from "@/lib/domain/access/permit";
import { customersOf } from "../scope";
import { inTenant } from "../tenant";

export type PortalPartner = {
  readonly kind: "distributor" | "reseller";
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly since: Date;
  /** When the association ended; null while it stands. Then nothing can be bought here. */
  readonly endedAt: Date | null;
  /** ISO 4217, of the distributor. */
  readonly currency: string;
};

/** Whom the actor's own customer turns to: its reseller, or the distributor when it has none. */
export async function getPortalPartner({ actor }: Permit<"portal.read">): Promise<PortalPartner | null> {
  return inTenant(actor, async (tx) => {
    const [row] = await tx
      .select({
        since: associations.startedAt,
        endedAt: associations.endedAt,
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
      .innerJoin(
        associations,
        and(eq(associations.distributorId, customers.distributorId), eq(associations.id, customers.associationId)),
      )
      .innerJoin(distributors, eq(distributors.distributorId, customers.distributorId))
      .leftJoin(
        resellers,
        and(eq(resellers.distributorId, customers.distributorId), eq(resellers.id, customers.resellerId)),
      )
      .where(and(customersOf(actor), eq(customers.id, actor.company.id)))
      .limit(1);
    if (!row) return null;
    const {
      since,
      endedAt,
      currency,
      distributor,
      resellerName: name,
      resellerEmail: email,
      resellerPhone: phone,
    } = row;
    return name === null
      ? { kind: "distributor", since, endedAt, currency, ...distributor }
      : { kind: "reseller", since, endedAt, currency, name, email, phone };
  });
}
