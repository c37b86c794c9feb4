import "server-only";
import { asc, inArray } from "drizzle-orm";
import { catalogueOffers, catalogueProducts } from "@/db/schema";
import type { Permit } from "@/lib/domain/access/permit";
import { ORDERED_MODES } from "@/lib/domain/order/decide-order";
import { inTenant } from "../tenant";

/** Services of which anything is, or was, ordered: those of the catalogue, so that no order need be read for it. */
export async function listOrderedServices({ actor }: Permit<"order.read">): Promise<readonly string[]> {
  const rows = await inTenant(actor, (tx) =>
    tx
      .selectDistinct({ service: catalogueProducts.service })
      .from(catalogueProducts)
      .where(
        inArray(
          catalogueProducts.id,
          tx
            .select({ id: catalogueOffers.productId })
            .from(catalogueOffers)
            .where(inArray(catalogueOffers.mode, [...ORDERED_MODES])),
        ),
      )
      .orderBy(asc(catalogueProducts.service)),
  );
  return rows.map(({ service }) => service);
}
