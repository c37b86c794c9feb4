import { eq } from "drizzle-orm";
import { catalogueOffers, catalogueProducts } from "@/db/schema";
import type { PlaceOrderInput } from "@/lib/contracts/order";
import { type budgetInput, customerActor, joinCustomer, money, permit, type World } from "../budget/governance.fixture";
import { importRows } from "../catalogue/catalogue.fixture";
import { set } from "../delegation/delegation.fixture";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import type { PlacedOrder } from "./order-for";
import { placeOrder } from "./place-order";

export const PRICE = "33.33";

/** A product of its own for sale by the month, in the world's currency; the id of its offer. */
export async function sell(world: World, cells: Parameters<typeof importRows>[0][number] = {}): Promise<string> {
  const product = cells.product ?? `ec.${newId().slice(-12)}`;
  const row = { charging_mode: "yearly-monthly", period: "1 month", price: PRICE, ...cells, product };
  const report = await importRows([row]);
  if (!report.written) throw new Error("the price was refused");
  return offerOf(world, product);
}

async function offerOf({ distributor }: World, product: string): Promise<string> {
  const [offer] = await inTenant(distributor, (tx) =>
    tx
      .select({ id: catalogueOffers.id })
      .from(catalogueOffers)
      .innerJoin(catalogueProducts, eq(catalogueProducts.id, catalogueOffers.productId))
      .where(eq(catalogueProducts.code, product)),
  );
  if (!offer) throw new Error("no such offer");
  return offer.id;
}

/** A customer that may buy: budget set, the freeze of joining lifted. */
export async function buyer(
  world: World,
  amount: string,
  wish: Partial<Parameters<typeof budgetInput>[1]> = {},
): Promise<string> {
  const customerId = await joinCustomer(world);
  await set(world.distributor, customerId, { amount: money(amount), lift: ["association-default"], ...wish });
  return customerId;
}

function orderInput(offerId: string, wish: Partial<PlaceOrderInput> = {}): PlaceOrderInput {
  return { offerId, periods: 1, quantity: 1, account: null, agreed: money(PRICE), key: newId(), ...wish };
}

export function buy(
  world: World,
  customerId: string,
  offerId: string,
  wish: Partial<PlaceOrderInput> = {},
): Promise<PlacedOrder> {
  return placeOrder(permit(customerActor(world, customerId), "order.place"), orderInput(offerId, wish));
}

export function codesOf(answer: PlacedOrder): readonly string[] {
  return answer.allowed ? [] : answer.reasons.map(({ code }) => code);
}
