import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { delegationRecords, delegations, recalls } from "@/db/schema";
import type { Delegation } from "@/lib/domain/delegation/authority";
import { stampOf } from "../actor-stamp";
import { recordAudit } from "../audit";
import { newId } from "../new-id";
import type { DelegationAct } from "./begin-delegation";

type Saving = {
  readonly operation: (typeof delegationRecords.$inferInsert)["operation"];
  readonly delegation: Delegation;
  readonly reason: string | null;
  /** When it takes effect: the act's instant, or the one at which a grant lapsed. */
  readonly effectiveAt: Date;
};

const NOTED = {
  granted: "delegation.granted",
  changed: "delegation.changed",
  revoked: "delegation.revoked",
  lapsed: "delegation.lapsed",
} as const satisfies Record<Saving["operation"], string>;

export const NOTHING_GRANTED: Delegation = { permissions: [], monthlyQuota: null, oneTimeQuota: null, until: null };

/** Writes a decided grant: row, record, audit; with the grant's end its recalls end too (R-4.10, G1). */
export async function saveDelegation(tx: Transaction, act: DelegationAct, saving: Saving): Promise<void> {
  const { actor, reseller, current, pools, changeId, at } = act;
  const { distributorId } = actor;
  const { operation, delegation, reason, effectiveAt } = saving;
  const by = stampOf(actor);
  const row = {
    ...delegation,
    permissions: [...delegation.permissions],
    grantedAt: grantedAtOf(act, saving),
    version: (current?.version ?? 0) + 1,
    setAt: effectiveAt,
  };
  await tx
    .insert(delegations)
    .values({ distributorId, resellerId: reseller.id, ...row })
    .onConflictDoUpdate({ target: [delegations.distributorId, delegations.resellerId], set: row });
  await tx.insert(delegationRecords).values({
    distributorId,
    id: newId(),
    resellerId: reseller.id,
    changeId,
    operation,
    ...delegation,
    permissions: [...delegation.permissions],
    monthlyTaken: pools.monthly.taken,
    oneTimeTaken: pools["one-time"].taken,
    reason,
    by,
    at: effectiveAt,
  });
  if (operation === "revoked" || operation === "lapsed") {
    await tx
      .update(recalls)
      .set({ endedAt: effectiveAt, endedBy: by, endReason: operation, endChangeId: changeId })
      .where(
        and(eq(recalls.distributorId, distributorId), eq(recalls.resellerId, reseller.id), isNull(recalls.endedAt)),
      );
  }
  const taken = { monthly: pools.monthly.taken, oneTime: pools["one-time"].taken };
  await recordAudit(tx, actor, [
    {
      changeId,
      at,
      action: NOTED[operation],
      subject: { kind: "reseller", id: reseller.id, name: reseller.name },
      before: current,
      after: { ...delegation, taken },
      reason,
    },
  ]);
}

function grantedAtOf({ current }: DelegationAct, { operation, effectiveAt }: Saving): Date | null {
  if (operation === "granted") return effectiveAt;
  return operation === "changed" ? (current?.grantedAt ?? effectiveAt) : null;
}
