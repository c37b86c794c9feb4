import "server-only";
import { and, asc, eq, inArray, lte, or } from "drizzle-orm";
import { restrictionActs } from "@/db/schema";
import { OPEN_ACT_STATES } from "@/lib/domain/restriction/waiting-act";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { findDistributor, systemActor } from "../system-actor";
import { inTenant } from "../tenant";
import { settleDueActs } from "./run-act";

/**
 * Runs or expires every order whose time has come, each customer in a transaction of its own; for a job, within a
 * minute. Whatever runs beside it, or ran before a standstill, each happens once. Returns how many.
 */
export async function runDueActs(distributorId: string): Promise<number> {
  const faults: unknown[] = [];
  let settled = 0;
  for (const customerId of await listDue(distributorId)) {
    // One customer's fault must not keep the others waiting; the act stays and is tried again.
    settled += await settleOne(distributorId, customerId).catch((fault: unknown) => {
      faults.push(fault);
      return 0;
    });
  }
  if (faults.length > 0) throw new AggregateError(faults, "some ordered acts could not be carried out");
  return settled;
}

function settleOne(distributorId: string, customerId: string): Promise<number> {
  return inTenant({ distributorId }, async (tx) => {
    const distributor = await findDistributor(tx, distributorId);
    if (!distributor) return 0;
    return settleDueActs(tx, systemActor(distributorId, distributor, newId()), customerId);
  });
}

async function listDue(distributorId: string): Promise<readonly string[]> {
  const rows = await inTenant({ distributorId }, async (tx) => {
    const at = await instantOf(tx);
    return tx
      .selectDistinct({ customerId: restrictionActs.customerId })
      .from(restrictionActs)
      .where(
        and(
          eq(restrictionActs.distributorId, distributorId),
          inArray(restrictionActs.state, [...OPEN_ACT_STATES]),
          or(
            and(eq(restrictionActs.state, "waiting"), lte(restrictionActs.runsAt, at)),
            and(eq(restrictionActs.state, "awaiting-second-person"), lte(restrictionActs.expiresAt, at)),
          ),
        ),
      )
      .orderBy(asc(restrictionActs.customerId));
  });
  return rows.map(({ customerId }) => customerId);
}
