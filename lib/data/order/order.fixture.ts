import { eq } from "drizzle-orm";
import { catalogueOffers, catalogueProducts } from "@/db/schema";
import type { PlaceOrderInput, PrepareOrderInput } from "@/lib/contracts/order";
import type { Actor } from "@/lib/domain/access/actor";
import { type budgetInput, customerActor, joinCustomer, money, permit, type World } from "../budget/governance.fixture";
import { importRows } from "../catalogue/catalogue.fixture";
import { set } from "../delegation/delegation.fixture";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { cancelOrder } from "./cancel-order";
import type { KeptOrder } from "./keep-unpaid";
import type { PlacedOrder } from "./order-for";
import { payOrders } from "./pay-orders";
import { placeOrder } from "./place-order";
import { prepareOrder } from "./prepare-order";
import { submitOrder } from "./submit-order";

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

/** Agreed by the customer, to be paid later. */
export function submit(world: World, customerId: string, offerId: string, wish: Partial<PlaceOrderInput> = {}) {
  return submitOrder(permit(customerActor(world, customerId), "order.place"), orderInput(offerId, wish));
}

/** Prepared by a partner for its customer. */
export function prepare(actor: Actor, customerId: string, offerId: string, wish: Partial<PrepareOrderInput> = {}) {
  return prepareOrder(permit(actor, "order.prepare"), { note: null, ...orderInput(offerId), customerId, ...wish });
}

export function pay(world: World, customerId: string, ...orderIds: readonly string[]) {
  return payOrders(permit(customerActor(world, customerId), "order.pay"), { orderIds: [...orderIds] });
}

export function cancel(actor: Actor, orderId: string) {
  return cancelOrder(permit(actor, "order.cancel"), { orderId });
}

/** The order that was written; anything else fails the test. */
export function idOf(answer: PlacedOrder | KeptOrder): string {
  if (!answer.allowed) throw new Error(`refused: ${codesOf(answer).join(", ")}`);
  return answer.orderId;
}

type Answer =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly reasons: readonly { readonly code: string }[] };

export function codesOf(answer: Answer): readonly string[] {
  return answer.allowed ? [] : answer.reasons.map(({ code }) => code);
}
