import "server-only";
import { eq } from "drizzle-orm";
import { catalogueOffers } from "@/db/schema";
import type { OfferLine } from "@/lib/contracts/catalogue-view";
import type { Permit } from "@/lib/domain/access/permit";
import { inTenant } from "../tenant";
import { selectOffers, toOfferLine } from "./select-offers";

/** One offer with its price at an instant; null: there is none, or not in the currency of the actor's distributor. */
export async function getOffer(
  { actor }: Permit<"product.read">,
  offerId: string,
  at: Date,
): Promise<OfferLine | null> {
  const [row] = await inTenant(actor, (tx) => selectOffers(tx, actor, at, eq(catalogueOffers.id, offerId)));
  return row ? toOfferLine(row) : null;
}
