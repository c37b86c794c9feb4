import "server-only";
import { and, eq, gte, or, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { delegations, quotaMarks } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { TIGHT_QUOTA_PERCENT } from "@/lib/domain/delegation/warning";
import { ownResellersOf } from "../scope";

/** Pools of the present grants, within the actor's scope, of which usage has reached 90 % of the quota (G2). */
export async function countTightQuotas(tx: Transaction, actor: Actor, at: Date): Promise<number> {
  const until = sql`coalesce(${delegations.until} > ${at.toISOString()}::timestamptz, true)`;
  const monthly = and(
    eq(quotaMarks.kind, "monthly"),
    eq(quotaMarks.quota, delegations.monthlyQuota),
    eq(quotaMarks.period, billingMonthOf(at)),
  );
  const oneTime = and(eq(quotaMarks.kind, "one-time"), eq(quotaMarks.quota, delegations.oneTimeQuota));
  const [row] = await tx
    .select({ pools: sql<number>`count(distinct (${quotaMarks.resellerId}, ${quotaMarks.kind}))::int` })
    .from(quotaMarks)
    .innerJoin(
      delegations,
      and(eq(delegations.distributorId, quotaMarks.distributorId), eq(delegations.resellerId, quotaMarks.resellerId)),
    )
    .where(
      and(
        eq(quotaMarks.distributorId, actor.distributorId),
        ownResellersOf(actor, quotaMarks.resellerId),
        gte(quotaMarks.mark, TIGHT_QUOTA_PERCENT),
        until,
        or(monthly, oneTime),
      ),
    );
  return row?.pools ?? 0;
}
