import "server-only";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import { type Decision, refuse } from "@/lib/domain/decision";
import type { RestrictionReason } from "@/lib/domain/restriction/decide-restriction";
import { dueEventOf } from "@/lib/domain/restriction/waiting-act";
import type { LockedCustomer } from "../customer/lock-customer";
import { lockGoverned } from "../delegation/lock-governed";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { releaseResourcesIn } from "../resource/release-resources";
import { findDistributor, systemActor } from "../system-actor";
import { actorOfOrder } from "./actor-of-order";
import { endAct } from "./end-act";
import { freezeCustomerIn } from "./freeze-customer";
import { liftFreezeIn } from "./lift-freeze";
import { type KeptAct, loadOpenActs } from "./load-restriction-acts";
import { raiseExhaustionIn } from "./raise-exhaustion";

/**
 * Runs or expires what is due of this customer's orders, under its lock: whoever meets them first does so, and each
 * happens once. Returns how many; none where the customer is not the actor's.
 */
export async function settleDueActs(tx: Transaction, actor: Actor, customerId: string): Promise<number> {
  const customer = await lockGoverned(tx, actor, customerId, "share");
  if (!customer) return 0;
  const open = await loadOpenActs(tx, actor.distributorId, customerId);
  const at = await instantOf(tx);
  const due = open.filter((act) => dueEventOf(act, at) !== null);
  for (const act of due) await settleAct(tx, act, customer, at);
  return due.length;
}

/** One due act of a locked customer. What is against it is answered, and kept with it. */
export async function settleAct(
  tx: Transaction,
  act: KeptAct,
  customer: LockedCustomer,
  at: Date,
): Promise<Decision<RestrictionReason>> {
  const distributor = await findDistributor(tx, act.distributorId);
  if (!distributor) throw new Error("an act's distributor is gone");
  const changeId = newId();
  const system = systemActor(act.distributorId, distributor, changeId);
  if (dueEventOf(act, at) === "expires") {
    await endAct(tx, system, { act, customer, event: "expired", changeId, at, reason: null });
    return refuse({ code: "restriction.act-over", state: "expired" });
  }
  const actor = await actorOfOrder(tx, act);
  const decision = actor
    ? await runIn(tx, actor, act, changeId)
    : refuse<RestrictionReason>({ code: "restriction.person-gone", name: act.by.name });
  // Anew, for the freeze itself took its own instant; an act has not ended before it took effect.
  const common = { act, customer, changeId, at: await instantOf(tx), reason: null };
  if (decision.allowed) await endAct(tx, actor ?? system, { ...common, event: "ran" });
  else await endAct(tx, system, { ...common, event: "refused", refusal: decision.reasons });
  return decision;
}

/** The act itself, in the name of whoever ordered it, decided afresh (G1). */
async function runIn(
  tx: Transaction,
  actor: Actor,
  act: KeptAct,
  changeId: string,
): Promise<Decision<RestrictionReason>> {
  const { customerId, kind, level, origins, reason, messageToCustomer, agreementVersion } = act;
  const asked = { customerId, reason, messageToCustomer };
  if (kind === "release") return releaseResourcesIn(tx, actor, act, changeId);
  if (kind === "lift") return liftFreezeIn(tx, actor, { ...asked, origins }, changeId);
  if (level === null) throw new Error("a freeze names its level");
  const before = {
    agreed: { by: act.by, at: act.orderedAt },
    secondPerson: act.confirmedBy,
    preview: act.preview,
  };
  if (origins.includes("budget-exhausted")) return raiseExhaustionIn(tx, actor, { ...asked, ...before }, changeId);
  return freezeCustomerIn(tx, actor, { ...asked, ...before, level, agreementVersion }, changeId);
}
