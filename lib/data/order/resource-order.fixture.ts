import { and, eq } from "drizzle-orm";
import { orderLines, resources } from "@/db/schema";
import { customerActor, money, permit, type World } from "../budget/governance.fixture";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { freezeCustomer } from "../restriction/freeze-customer";
import { liftFreeze } from "../restriction/lift-freeze";
import { inTenant } from "../tenant";
import { changeResource } from "./change-resource";
import { buy, PRICE } from "./order.fixture";
import type { ResourceOrdered } from "./order-for-resource";
import { previewChange, previewUnsubscription } from "./preview-term";
import { renewResource } from "./renew-resource";
import { unsubscribeResource } from "./unsubscribe-resource";

export const nowOf = ({ distributor }: World): Promise<Date> => inTenant(distributor, (tx) => instantOf(tx));

const may = (world: World, customerId: string) => permit(customerActor(world, customerId), "order.place");

/** Buys one and returns what it is of. */
export async function buyResource(
  world: World,
  customerId: string,
  offerId: string,
  wish: Parameters<typeof buy>[3] = {},
): Promise<string> {
  const placed = await buy(world, customerId, offerId, wish);
  if (!placed.allowed) throw new Error(`refused: ${placed.reasons.map(({ code }) => code).join()}`);
  const [line] = await linesOf(world, placed.orderId);
  if (!line?.resourceId) throw new Error("what was bought is there");
  return line.resourceId;
}

export function linesOf({ distributor }: World, orderId: string) {
  return inTenant(distributor, (tx) =>
    tx.select().from(orderLines).where(eq(orderLines.orderId, orderId)).orderBy(orderLines.id),
  );
}

/** The lines of an order that was accepted. */
export function linesPlaced(world: World, answer: ResourceOrdered) {
  if (!answer.allowed) throw new Error(`refused: ${refusalsOf(answer).join()}`);
  return linesOf(world, answer.orderId);
}

export async function resourceNow({ distributor }: World, resourceId: string): Promise<typeof resources.$inferSelect> {
  const [row] = await inTenant(distributor, (tx) =>
    tx
      .select()
      .from(resources)
      .where(and(eq(resources.distributorId, distributor.distributorId), eq(resources.id, resourceId))),
  );
  if (!row) throw new Error("no such resource");
  return row;
}

export function renew(
  world: World,
  customerId: string,
  resourceId: string,
  wish: Partial<Parameters<typeof renewResource>[1]> = {},
): Promise<ResourceOrdered> {
  const input = { resourceId, periods: 1, agreed: money(PRICE), key: newId(), ...wish };
  return renewResource(may(world, customerId), input);
}

/** Unsubscribes for what the customer is shown just before. */
export async function unsubscribe(world: World, customerId: string, resourceId: string, key = newId()) {
  const shown = await previewUnsubscription(may(world, customerId), { resourceId });
  const { amount: agreed, asOf } = shown ?? { amount: null, asOf: new Date(0) };
  const input = { resourceId, agreed: agreed ?? money("0"), asOf, key };
  return unsubscribeResource(may(world, customerId), input);
}

/** The same of a change. */
export async function change(
  world: World,
  customerId: string,
  resourceId: string,
  wish: { readonly offerId: string; readonly quantity: number },
) {
  const shown = await previewChange(may(world, customerId), { resourceId, ...wish });
  const { amount: agreed, asOf } = shown ?? { amount: null, asOf: new Date(0) };
  const input = { resourceId, ...wish, agreed: agreed ?? money("0"), asOf, key: newId() };
  return changeResource(may(world, customerId), input);
}

export function refusalsOf(answer: ResourceOrdered): readonly string[] {
  return answer.allowed ? [] : answer.reasons.map(({ code }) => code);
}

const act = (customerId: string) => ({ customerId, reason: "Because", messageToCustomer: null });
export const freeze = (world: World, customerId: string) =>
  freezeCustomer(permit(world.distributor, "restriction.freeze"), {
    ...act(customerId),
    level: "account",
    agreementVersion: null,
  });
export const lift = (world: World, customerId: string) =>
  liftFreeze(permit(world.distributor, "restriction.lift"), { ...act(customerId), origins: ["manual"] });
