import "server-only";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import type { LockedCustomer } from "../customer/lock-customer";
import { endGoneCauses } from "../restriction/end-gone-causes";
import { type Governance, loadGovernance } from "./load-governance";

/** The customer's governance under its lock, causes that restored budgets lifted already ended (G6). */
export async function freshGovernance(
  tx: Transaction,
  system: Actor,
  when: { readonly changeId: string; readonly at: Date },
  customer: LockedCustomer,
): Promise<Governance> {
  const found = await loadGovernance(tx, system.distributorId, [customer.id], when.at);
  const fresh = (await endGoneCauses(tx, system, when, [customer], found)).get(customer.id);
  if (!fresh) throw new Error("every customer asked for has an entry");
  return fresh;
}
