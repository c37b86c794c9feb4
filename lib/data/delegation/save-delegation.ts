import "server-only";
import type { Transaction } from "@/db/client";
import { delegationRecords, delegations } from "@/db/schema";
import type { Delegation } from "@/lib/domain/delegation/authority";
import { decimalOf } from "@/lib/domain/money/money";
import { stampOf } from "../actor-stamp";
import { tellCompanies } from "../alert/write-notices";
import { recordAudit } from "../audit";
import { newId } from "../new-id";
import type { DelegationAct } from "./begin-delegation";
import { narrowRecalls } from "./narrow-recalls";
import { knowQuotas } from "./raise-quota-marks";
import { bothOf } from "./tell-both";

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

/** Writes a decided grant: row, record, recalls that it no longer covers, marks, notices, audit (R-4.10, G1). */
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
  await narrowRecalls(tx, act, { permissions: delegation.permissions, why: operation, at: effectiveAt });
  await knowQuotas(tx, act, delegation, row.grantedAt);
  await tellGrant(tx, act, saving);
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

const TOLD = {
  granted: "delegation-granted",
  changed: "delegation-changed",
  revoked: "delegation-revoked",
  lapsed: "delegation-lapsed",
} as const satisfies Record<Saving["operation"], string>;

async function tellGrant(tx: Transaction, { actor, reseller, at }: DelegationAct, { operation, delegation }: Saving) {
  const { permissions, monthlyQuota, oneTimeQuota, until } = delegation;
  const facts = {
    reseller: reseller.name,
    permissions,
    monthlyQuota: monthlyQuota === null ? null : decimalOf(monthlyQuota),
    oneTimeQuota: oneTimeQuota === null ? null : decimalOf(oneTimeQuota),
    until: until?.toISOString() ?? null,
  };
  const notice = { kind: TOLD[operation], urgent: false, facts };
  await tellCompanies(tx, actor.distributorId, at, [{ to: bothOf(actor, reseller.id), notice, customerId: null }]);
}

function grantedAtOf({ current }: DelegationAct, { operation, effectiveAt }: Saving): Date | null {
  if (operation === "granted") return effectiveAt;
  return operation === "changed" ? (current?.grantedAt ?? effectiveAt) : null;
}
