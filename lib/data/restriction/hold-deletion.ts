import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { deletionHolds } from "@/db/schema";
import type { HoldInput } from "@/lib/contracts/restriction";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import { decideHold } from "@/lib/domain/restriction/decide-order";
import type { RestrictionReason } from "@/lib/domain/restriction/decide-restriction";
import { stampOf } from "../actor-stamp";
import { recordAudit } from "../audit";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { beginAct } from "./begin-act";

/** While it is open, nothing of the customer's is due for deletion, without end (G8). */
export async function holdDeletion(
  { actor }: Permit<"restriction.hold-deletion">,
  input: HoldInput,
): Promise<Decision<RestrictionReason>> {
  return inTenant(actor, (tx) => setHold(tx, actor, input, true));
}

/** Lets what is due be due again, on the day it was before. */
export async function releaseDeletion(
  { actor }: Permit<"restriction.hold-deletion">,
  input: HoldInput,
): Promise<Decision<RestrictionReason>> {
  return inTenant(actor, (tx) => setHold(tx, actor, input, false));
}

async function setHold(
  tx: Transaction,
  actor: Actor,
  { customerId, kind, reason }: HoldInput,
  hold: boolean,
): Promise<Decision<RestrictionReason>> {
  const act = await beginAct(tx, actor, { customerId, reason, messageToCustomer: null });
  if (!act) return refuse({ code: "restriction.customer-unknown" });
  const { distributorId } = actor;
  const { customer, changeId, at } = act;
  const open = and(
    eq(deletionHolds.distributorId, distributorId),
    eq(deletionHolds.customerId, customerId),
    eq(deletionHolds.kind, kind),
    isNull(deletionHolds.endedAt),
  );
  const isHeld = (await tx.$count(deletionHolds, open)) > 0;
  const decision = decideHold({ ...act.facts, kind, isHeld, hold });
  if (!decision.allowed) return decision;

  const by = stampOf(actor);
  if (hold) {
    await tx
      .insert(deletionHolds)
      .values({ distributorId, id: newId(), customerId, kind, changeId, reason, by, since: at });
  } else {
    await tx
      .update(deletionHolds)
      .set({ endedAt: at, endedBy: by, endReason: reason, endChangeId: changeId })
      .where(open);
  }
  await recordAudit(tx, actor, [
    {
      changeId,
      at,
      action: hold ? "restriction.deletion-held" : "restriction.deletion-released",
      subject: { kind: "customer", id: customer.id, name: customer.name },
      before: { kind, held: isHeld },
      after: { kind, held: hold },
      reason,
    },
  ]);
  return ALLOWED;
}
