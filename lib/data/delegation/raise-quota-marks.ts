import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { quotaMarks } from "@/db/schema";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { type Delegation, QUOTA_KINDS, type QuotaKind } from "@/lib/domain/delegation/authority";
import { quotaOf } from "@/lib/domain/delegation/quota";
import { reachedQuota } from "@/lib/domain/delegation/warning";
import type { Money } from "@/lib/domain/money/money";
import type { DelegationAct } from "./begin-delegation";
import type { Pools } from "./load-pools";

export type Reached = {
  readonly kind: QuotaKind;
  readonly period: string;
  readonly quota: Money;
  readonly used: Money;
  readonly mark: number;
};

/** Where usage stands against each granted quota, in the period that one mark holds for. */
export function reachedOf(delegation: Delegation, pools: Pools, grantedAt: Date | null, at: Date): readonly Reached[] {
  return QUOTA_KINDS.flatMap((kind) => {
    const quota = quotaOf(delegation, kind);
    if (quota === null || grantedAt === null) return [];
    const period = kind === "monthly" ? billingMonthOf(at) : `from ${grantedAt.toISOString()}`;
    const { used } = pools[kind];
    return [{ kind, period, quota, used, mark: reachedQuota(used, quota) }];
  });
}

/** Raises the marks and returns those that rose: of several processes only one is told so (G2). */
export async function raiseQuotaMarks(
  tx: Transaction,
  distributorId: string,
  resellerId: string,
  reached: readonly Reached[],
  at: Date,
): Promise<readonly Reached[]> {
  const rose: Reached[] = [];
  for (const one of reached) {
    if (one.mark === 0) continue;
    const { kind, period, quota, mark } = one;
    const rows = await tx
      .insert(quotaMarks)
      .values({ distributorId, resellerId, kind, period, quota, mark, at })
      .onConflictDoUpdate({
        target: [quotaMarks.distributorId, quotaMarks.resellerId, quotaMarks.kind, quotaMarks.period, quotaMarks.quota],
        set: { mark: sql`excluded.mark`, at },
        setWhere: sql`${quotaMarks.mark} < excluded.mark`,
      })
      .returning({ mark: quotaMarks.mark });
    if (rows.length > 0) rose.push(one);
  }
  return rose;
}

/** What a grant or change itself passes is known: it alerts nobody ("Pools"). */
export async function knowQuotas(
  tx: Transaction,
  { actor, reseller, pools, at }: DelegationAct,
  delegation: Delegation,
  grantedAt: Date | null,
): Promise<void> {
  const reached = reachedOf(delegation, pools, grantedAt, at);
  await raiseQuotaMarks(tx, actor.distributorId, reseller.id, reached, at);
}
