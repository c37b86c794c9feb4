import "server-only";
import { and, asc, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { restrictionActs } from "@/db/schema";
import { OPEN_ACT_STATES } from "@/lib/domain/restriction/waiting-act";

/** A customer's ordered acts that may still take effect; locked, so that each is ended once. */
export async function loadOpenActs(tx: Transaction, distributorId: string, customerId: string) {
  return tx
    .select(KEPT)
    .from(restrictionActs)
    .where(
      and(
        eq(restrictionActs.distributorId, distributorId),
        eq(restrictionActs.customerId, customerId),
        inArray(restrictionActs.state, [...OPEN_ACT_STATES]),
      ),
    )
    .orderBy(asc(restrictionActs.id))
    .for("update");
}

/** One act of a customer that is locked already; null when there is none. */
export async function lockAct(tx: Transaction, distributorId: string, actId: string): Promise<KeptAct | null> {
  const [act] = await tx
    .select(KEPT)
    .from(restrictionActs)
    .where(and(eq(restrictionActs.distributorId, distributorId), eq(restrictionActs.id, actId)))
    .for("update");
  return act ?? null;
}

const KEPT = {
  distributorId: restrictionActs.distributorId,
  id: restrictionActs.id,
  customerId: restrictionActs.customerId,
  companyKind: restrictionActs.companyKind,
  companyId: restrictionActs.companyId,
  kind: restrictionActs.kind,
  level: restrictionActs.level,
  origins: restrictionActs.origins,
  timing: restrictionActs.timing,
  orderedFor: restrictionActs.orderedFor,
  reason: restrictionActs.reason,
  messageToCustomer: restrictionActs.messageToCustomer,
  agreementVersion: restrictionActs.agreementVersion,
  preview: restrictionActs.preview,
  state: restrictionActs.state,
  by: restrictionActs.by,
  userId: restrictionActs.userId,
  orderedAt: restrictionActs.orderedAt,
  expiresAt: restrictionActs.expiresAt,
  confirmedBy: restrictionActs.confirmedBy,
  runsAt: restrictionActs.runsAt,
};

export type KeptAct = Awaited<ReturnType<typeof loadOpenActs>>[number];
