import "server-only";
import type { Transaction } from "@/db/client";
import type { LiftInput } from "@/lib/contracts/restriction";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import { decideLift, permissionsToLift, type RestrictionReason } from "@/lib/domain/restriction/decide-restriction";
import { inTenant } from "../tenant";
import { beginAct, recallFor, withRecall } from "./begin-act";
import { liftNamed } from "./lift-named";

/** Ends the named causes and leaves the others; answers every reason against (G3). */
export async function liftFreeze(
  { actor }: Permit<"restriction.lift">,
  input: LiftInput,
): Promise<Decision<RestrictionReason>> {
  return inTenant(actor, (tx) => liftFreezeIn(tx, actor, input));
}

/** The same within a transaction of the caller; `changeId` where it is part of a wider change. */
export async function liftFreezeIn(
  tx: Transaction,
  actor: Actor,
  input: LiftInput,
  changeId?: string,
): Promise<Decision<RestrictionReason>> {
  const begun = await beginAct(tx, actor, input, changeId);
  if (!begun) return refuse({ code: "restriction.customer-unknown" });

  const { origins, reason, messageToCustomer } = input;
  const open = begun.governance.freezes;
  const act = withRecall(begun, permissionsToLift({ origins, open }));
  const hasBudget = act.governance.budget !== null;
  const decision = decideLift({ ...act.facts, origins, open, hasBudget });
  if (!decision.allowed) return decision;
  await recallFor(tx, act);

  const freezes = open.filter(({ origin }) => origins.includes(origin));
  await liftNamed(tx, { ...act, reason, messageToCustomer, freezes, blocks: [] });
  return ALLOWED;
}
