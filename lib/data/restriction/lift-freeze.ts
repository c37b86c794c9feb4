import "server-only";
import type { Transaction } from "@/db/client";
import type { LiftInput } from "@/lib/contracts/restriction";
import type { BatchWish } from "@/lib/contracts/restriction-batch";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import { decideBatchLift, endedByBatch } from "@/lib/domain/restriction/batch";
import {
  type ActFacts,
  decideLift,
  decideWholeLift,
  permissionsToLift,
  type RestrictionReason,
} from "@/lib/domain/restriction/decide-restriction";
import type { FreezeLevel, StoredFreezeOrigin } from "@/lib/domain/restriction/freeze";
import { inTenant } from "../tenant";
import { type Act, beginAct, recallFor, withRecall } from "./begin-act";
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

  const { origins } = input;
  const open = begun.governance.freezes;
  return liftIn(tx, begun, input, origins, (facts) => decideLift({ ...facts, origins, open }));
}

/** Ends every open cause, where what is frozen is of that kind; a vendor's call names no causes (G3, R-5.8). */
export async function liftWhole(
  { actor }: Permit<"restriction.lift">,
  { level, ...input }: Omit<LiftInput, "origins"> & { readonly level: FreezeLevel },
): Promise<Decision<RestrictionReason>> {
  return inTenant(actor, async (tx) => {
    const begun = await beginAct(tx, actor, input);
    if (!begun) return refuse({ code: "restriction.customer-unknown" });
    const open = begun.governance.freezes;
    const origins = open.map(({ origin }) => origin);
    return liftIn(tx, begun, input, origins, (facts) => decideWholeLift({ ...facts, open, level }));
  });
}

/** The batch's lift: ends whatever of the open causes a batch may end (G3). */
export async function liftOpenIn(
  tx: Transaction,
  actor: Actor,
  { alsoManual, ...input }: BatchWish,
): Promise<Decision<RestrictionReason>> {
  const begun = await beginAct(tx, actor, input);
  if (!begun) return refuse({ code: "restriction.customer-unknown" });
  const open = begun.governance.freezes;
  const origins = endedByBatch(
    open.map(({ origin }) => origin),
    alsoManual,
  );
  return liftIn(tx, begun, input, origins, (facts) => decideBatchLift({ ...facts, open, alsoManual }));
}

async function liftIn(
  tx: Transaction,
  begun: Act,
  { reason, messageToCustomer }: Pick<LiftInput, "reason" | "messageToCustomer">,
  origins: readonly StoredFreezeOrigin[],
  decideOn: (facts: ActFacts & { readonly hasBudget: boolean }) => Decision<RestrictionReason>,
): Promise<Decision<RestrictionReason>> {
  const open = begun.governance.freezes;
  const act = withRecall(begun, permissionsToLift({ origins, open }));
  const decision = decideOn({ ...act.facts, hasBudget: act.governance.budget !== null });
  if (!decision.allowed) return decision;
  await recallFor(tx, act);

  const freezes = open.filter(({ origin }) => origins.includes(origin));
  await liftNamed(tx, { ...act, reason, messageToCustomer, freezes, blocks: [] });
  return ALLOWED;
}
