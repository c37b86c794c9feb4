import "server-only";
import { and, eq, sql } from "drizzle-orm";
import { delegations, resellers } from "@/db/schema";
import { isInForce } from "@/lib/domain/delegation/authority";
import { decimalOf } from "@/lib/domain/money/money";
import { loadPools } from "../../delegation/load-pools";
import { reachedOf } from "../../delegation/raise-quota-marks";
import { type Condition, ofCompany } from "../condition";

const KIND = "quota-used";

/** Quotas of which 75, 90 or 100 percent are used: the highest of them, in the period of the pool (G2). */
export const quotaUsed: Condition = async (tx, asked) => {
  const { distributorId, at } = asked;
  const { permissions, monthlyQuota, oneTimeQuota, until, grantedAt } = delegations;
  const rows = await tx
    .select({ id: resellers.id, name: resellers.name, permissions, monthlyQuota, oneTimeQuota, until, grantedAt })
    .from(delegations)
    .innerJoin(
      resellers,
      and(eq(resellers.distributorId, delegations.distributorId), eq(resellers.id, delegations.resellerId)),
    )
    .where(and(eq(delegations.distributorId, distributorId), sql`'set-budget' = any(${permissions})`));
  const granted = rows.filter((grant) => isInForce(grant, at));
  const pools = await loadPools(
    tx,
    distributorId,
    granted.map(({ id }) => id),
    at,
  );
  return granted.flatMap(({ id, name, grantedAt: since, ...delegation }) => {
    const taken = pools.get(id);
    const reached = taken ? reachedOf(delegation, taken, since, at) : [];
    return reached.flatMap(({ kind, period, quota, used, mark }) => {
      if (mark === 0) return [];
      const amount = decimalOf(quota);
      const facts = { reseller: name, quota: kind, threshold: mark, amount, used: decimalOf(used) };
      return [ofCompany(asked, KIND, id, { key: `${id}/${kind}/${period}/${amount}/${mark}`, subjectId: id, facts })];
    });
  });
};
