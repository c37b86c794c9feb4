import "server-only";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import type { LockedCustomer } from "../customer/lock-customer";
import { endAct } from "../restriction/end-act";
import { loadOpenActs } from "../restriction/load-restriction-acts";

type CallingOff = { readonly customer: LockedCustomer; readonly changeId: string; readonly at: Date };

/** Calls off what the partner that the customer leaves had ordered and not yet done; how many there were. */
export async function callOffOrders(
  tx: Transaction,
  actor: Actor,
  { customer, changeId, at }: CallingOff,
): Promise<number> {
  const acts = await loadOpenActs(tx, actor.distributorId, customer.id);
  for (const act of acts) {
    await endAct(tx, actor, { act, customer, event: "called-off", changeId, at, reason: null });
  }
  return acts.length;
}
