import { and, eq } from "drizzle-orm";
import { catalogueOffers, catalogueProducts } from "@/db/schema";
import type { World } from "../budget/governance.fixture";
import { importRows } from "../catalogue/catalogue.fixture";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import type { Offered } from "./model.fixture";

/** What the model knows to be for sale: a product by the month and the hour, a bigger one, one that is free while frozen. */
export async function openShop(world: World): Promise<Readonly<Record<Offered, string>>> {
  const [small, bigger, free] = ["s", "b", "f"].map((size) => `ec.${size}.${newId().slice(-12)}`);
  const monthly = { charging_mode: "yearly-monthly", period: "1 month" };
  const rows = [
    { ...monthly, product: small, price: "30" },
    { ...monthly, product: bigger, price: "50" },
    { product: small, price: "1" },
    { product: free, price: "2", free_while_frozen: "yes" },
  ];
  const report = await importRows(rows.map((row) => ({ ...row, product: row.product ?? "" })));
  if (!report.written) throw new Error("the prices were refused");
  const offerOf = async (product: string | undefined, mode: "yearly-monthly" | "pay-per-use") => {
    const [offer] = await inTenant(world.distributor, (tx) =>
      tx
        .select({ id: catalogueOffers.id })
        .from(catalogueOffers)
        .innerJoin(catalogueProducts, eq(catalogueProducts.id, catalogueOffers.productId))
        .where(and(eq(catalogueProducts.code, product ?? ""), eq(catalogueOffers.mode, mode))),
    );
    if (!offer) throw new Error("no such offer");
    return offer.id;
  };
  return {
    month: await offerOf(small, "yearly-monthly"),
    bigger: await offerOf(bigger, "yearly-monthly"),
    hourly: await offerOf(small, "pay-per-use"),
    "hourly-free": await offerOf(free, "pay-per-use"),
  };
}
