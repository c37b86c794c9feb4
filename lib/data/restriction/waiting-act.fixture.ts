import { and, eq } from "drizzle-orm";
import { beforeEach } from "vitest";
import { freezeCauses, restrictionActs } from "@/db/schema";
import type { FreezeOrderInput } from "@/lib/contracts/restriction";
import type { Actor } from "@/lib/domain/access/actor";
import { FREEZE_AGREEMENT_VERSION } from "@/lib/domain/restriction/cause";
import { addColleague } from "../assignment/assignment.fixture";
import { makeWorld, permit, turnClockTo, type World } from "../budget/governance.fixture";
import { getCustomer } from "../customer/get-customer";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import { orderFreeze } from "./order-restriction";

export const MINUTE_MS = 60_000;

/** A world whose clock a test turns onward, an hour before each; with two people who may order and confirm. */
export async function openWaitingWorld(databaseUrl: string) {
  const world = await makeWorld();
  const clock = { now: new Date("2026-11-10T04:00:00Z") };
  async function pass(minutes: number): Promise<void> {
    clock.now = new Date(clock.now.getTime() + minutes * MINUTE_MS);
    await turnClockTo(databaseUrl, clock.now);
  }
  beforeEach(() => pass(60));
  const ann = await addColleague(world.distributor);
  return { world, ann, ben: await addColleague(world.distributor, ["director"]), clock, pass };
}

export function freezeOrder(customerId: string, more: Partial<FreezeOrderInput> = {}): FreezeOrderInput {
  return {
    customerId,
    reason: "Unpaid invoice 4711",
    messageToCustomer: null,
    level: "account-and-resources",
    agreementVersion: FREEZE_AGREEMENT_VERSION,
    ...more,
  };
}

export function order(actor: Actor, customerId: string, more: Partial<FreezeOrderInput> = {}) {
  return orderFreeze(permit(actor, "restriction.freeze"), freezeOrder(customerId, more));
}

/** The customer's ordered acts, the oldest first. */
export function actsOf({ distributor }: World, customerId: string) {
  return inTenant(distributor, (tx) =>
    tx
      .select()
      .from(restrictionActs)
      .where(eq(restrictionActs.customerId, customerId))
      .orderBy(restrictionActs.orderedAt, restrictionActs.id),
  );
}

/** The id of the one act of a customer that is open or was last. */
export async function lastActOf(world: World, customerId: string): Promise<string> {
  return present((await actsOf(world, customerId)).at(-1)).id;
}

/** What a test knows to be there. */
export function present<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error("nothing there");
  return value;
}

/** The cause that a person's freeze opened. */
export async function manualCauseOf({ distributor }: World, customerId: string) {
  const [cause] = await inTenant(distributor, (tx) =>
    tx
      .select()
      .from(freezeCauses)
      .where(and(eq(freezeCauses.customerId, customerId), eq(freezeCauses.origin, "manual"))),
  );
  return present(cause);
}

export async function levelOf({ distributor }: World, customerId: string) {
  const at = await inTenant(distributor, (tx) => instantOf(tx));
  const customer = await getCustomer(permit(distributor, "customer.read"), customerId, at);
  return customer?.freezeLevel ?? null;
}
