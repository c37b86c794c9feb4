import { and, asc, eq } from "drizzle-orm";
import { charges, resources } from "@/db/schema";
import type { EnableResourceInput } from "@/lib/contracts/enabling";
import { decimalOf } from "@/lib/domain/money/money";
import { FREEZE_AGREEMENT_VERSION } from "@/lib/domain/restriction/cause";
import { customerActor, permit, turnClockTo, type World } from "../budget/governance.fixture";
import type { importRows } from "../catalogue/catalogue.fixture";
import { newId } from "../new-id";
import { sell } from "../order/order.fixture";
import { closeResource } from "../resource/close-resource";
import { deleteResource } from "../resource/delete-resource";
import { type EnabledResource, enableResource } from "../resource/enable-resource";
import { freezeCustomer } from "../restriction/freeze-customer";
import { liftFreeze } from "../restriction/lift-freeze";
import { inTenant } from "../tenant";

/** A product of its own by the hour; the id of its offer. */
export function sellHourly(world: World, cells: Parameters<typeof importRows>[0][number] = {}): Promise<string> {
  return sell(world, { charging_mode: "pay-per-use", period: "hour", price: "0.1", ...cells });
}

export function enable(
  world: World,
  customerId: string,
  offerId: string,
  wish: Partial<EnableResourceInput> = {},
): Promise<EnabledResource> {
  const may = permit(customerActor(world, customerId), "resource.enable");
  return enableResource(may, { offerId, quantity: 1, account: null, name: null, key: newId(), ...wish });
}

/** Enabled for sure; its id. */
export async function run(...asked: Parameters<typeof enable>): Promise<string> {
  const answer = await enable(...asked);
  if (!answer.allowed) throw new Error(answer.reasons.map(({ code }) => code).join());
  return answer.resourceId;
}

export async function resourceOf({ distributor }: World, id: string) {
  const [row] = await inTenant(distributor, (tx) => tx.select().from(resources).where(eq(resources.id, id)));
  if (!row) throw new Error("no such resource");
  return row;
}

/** Closed as a deletion would, at an instant. */
export async function close(world: World, id: string, at: Date): Promise<void> {
  const resource = await resourceOf(world, id);
  const closing = { resource, cause: "deleted", changeId: newId(), at, reason: null, secondPerson: null } as const;
  await inTenant(world.distributor, (tx) => closeResource(tx, customerActor(world, resource.customerId), closing));
}

/** Deleted by its customer. */
export async function closeNow(world: World, customerId: string, resourceId: string): Promise<void> {
  const may = permit(customerActor(world, customerId), "resource.delete");
  const answer = await deleteResource(may, { resourceId });
  if (!answer.allowed) throw new Error(answer.reasons.map(({ code }) => code).join());
}

/** What was charged of a resource, in order of time. */
export function hoursCharged({ distributor }: World, resourceId: string) {
  const { month, day, chargeStart, chargeEnd, listCost, spent, customerId, resourceName, accountId } = charges;
  return inTenant(distributor, (tx) =>
    tx
      .select({ month, day, chargeStart, chargeEnd, listCost, spent, customerId, resourceName, accountId })
      .from(charges)
      .where(and(eq(charges.distributorId, distributor.distributorId), eq(charges.resourceId, resourceId)))
      .orderBy(asc(charges.chargeStart)),
  );
}

export async function costsOf(world: World, resourceId: string): Promise<readonly string[]> {
  return (await hoursCharged(world, resourceId)).map(({ listCost }) => decimalOf(listCost));
}

/** Hands of the database's clock, and freezes as they are set and lifted at its time. */
export function clockOf(ownerUrl: string, world: World) {
  const act = (customerId: string) => ({ customerId, reason: "Because", messageToCustomer: null });
  return {
    /** GMT+08:00. */
    to: (text: string) => turnClockTo(ownerUrl, atEast(text)),
    freeze: (customerId: string) =>
      freezeCustomer(permit(world.distributor, "restriction.freeze"), {
        ...act(customerId),
        level: "account-and-resources",
        agreementVersion: FREEZE_AGREEMENT_VERSION,
      }),
    lift: (customerId: string) =>
      liftFreeze(permit(world.distributor, "restriction.lift"), { ...act(customerId), origins: ["manual"] }),
  };
}

export function atEast(text: string): Date {
  return new Date(`${text}+08:00`);
}
