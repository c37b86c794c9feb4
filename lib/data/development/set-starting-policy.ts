import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { resellers, startingPolicies } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { ALLOWED, type Decision } from "@/lib/domain/decision";
import { decidePolicy, type PolicyReason, type StartingPolicy } from "@/lib/domain/development/starting-policy";
import { stampOf } from "../actor-stamp";
import { recordAudit } from "../audit";
import { standInLine } from "../company/stand-in-line";
import { loadActingSide } from "../customer/lock-customer";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";

export type SetStartingPolicy = {
  /** Null: for the distributor's own customers. */
  readonly resellerId: string | null;
  /** The version shown; 0: there was none. */
  readonly version: number;
  /** Null: there shall be none. */
  readonly wish: StartingPolicy | null;
};

/** Sets, changes or removes what a partner's customers begin with; those that joined before keep what they have (G20). */
export async function setStartingPolicy(
  { actor }: Permit<"starting-policy.set">,
  { resellerId, version, wish }: SetStartingPolicy,
): Promise<Decision<PolicyReason>> {
  const { distributorId } = actor;
  return inTenant(actor, async (tx) => {
    const { suspended } = await loadActingSide(tx, actor);
    const partner = await lockPartner(tx, actor, resellerId);
    const current = await findCurrent(tx, distributorId, resellerId ?? distributorId);
    const decision = decidePolicy({ suspended, isKnown: partner !== null, current, version, wish });
    if (!decision.allowed || partner === null) return decision;

    const [at, changeId] = [await instantOf(tx), newId()];
    if (wish === null) await removePolicy(tx, distributorId, partner.id);
    else await writePolicy(tx, actor, { partnerId: partner.id, wish, version, at, changeId });
    await recordAudit(tx, actor, [
      {
        changeId,
        at,
        action: wish === null ? "starting-policy.removed" : "starting-policy.set",
        subject: { kind: "starting-policy", id: partner.id, name: partner.name },
        before: current,
        after: wish,
      },
    ]);
    return ALLOWED;
  });
}

/** The reseller, or the distributor itself, locked so that two policies do not meet; null: none of its own. */
async function lockPartner(tx: Transaction, { distributorId, company }: Actor, resellerId: string | null) {
  await standInLine(tx, [resellerId ?? distributorId], "exclusive");
  if (resellerId === null) {
    await tx.execute(sql`select 1 from distributors where distributor_id = ${distributorId} for no key update`);
    return { id: distributorId, name: company.name };
  }
  const [reseller] = await tx
    .select({ id: resellers.id, name: resellers.name })
    .from(resellers)
    .where(and(eq(resellers.distributorId, distributorId), eq(resellers.id, resellerId)))
    .for("no key update");
  return reseller ?? null;
}

const keyOf = (distributorId: string, partnerId: string) =>
  and(eq(startingPolicies.distributorId, distributorId), eq(startingPolicies.partnerId, partnerId));

async function findCurrent(tx: Transaction, distributorId: string, partnerId: string) {
  const [row] = await tx
    .select({
      type: startingPolicies.type,
      amount: startingPolicies.amount,
      action: startingPolicies.action,
      lift: startingPolicies.lift,
      version: startingPolicies.version,
    })
    .from(startingPolicies)
    .where(keyOf(distributorId, partnerId));
  return row ?? null;
}

async function removePolicy(tx: Transaction, distributorId: string, partnerId: string): Promise<void> {
  await tx.delete(startingPolicies).where(keyOf(distributorId, partnerId));
}

type Writing = {
  readonly partnerId: string;
  readonly wish: StartingPolicy;
  readonly version: number;
  readonly at: Date;
  readonly changeId: string;
};

async function writePolicy(tx: Transaction, actor: Actor, { partnerId, wish, version, at, changeId }: Writing) {
  const { distributorId } = actor;
  const row = { ...wish, version: version + 1, setAt: at, changeId, by: stampOf(actor) };
  await tx
    .insert(startingPolicies)
    .values({ distributorId, partnerId, ...row })
    .onConflictDoUpdate({ target: [startingPolicies.distributorId, startingPolicies.partnerId], set: row });
}
