import "server-only";
import { and, desc, eq, gt, gte, inArray, isNull, lte, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customers, dayRollups, deletionHolds, distributors, resellers } from "@/db/schema";
import { moneyOfDriver } from "@/db/schema/columns";
import { addDays, billingDayOf, monthEndExclusive } from "@/lib/domain/calendar/billing-month";
import type { Authority, Holder } from "@/lib/domain/delegation/authority";
import type { PreviewFacts } from "@/lib/domain/purchase/restriction-preview";
import { isOpenAt } from "@/lib/domain/restriction/freeze";
import { type Governance, usedNow } from "../budget/load-governance";
import { usedUpCreditsSql } from "../credit/used-up-credits-sql";
import { loadHeldResources } from "../resource/load-held-resources";

const SPENDING_DAYS = 30;

type Previewed = {
  readonly distributorId: string;
  readonly customerId: string;
  readonly governance: Governance;
  readonly authority: Authority;
  readonly at: Date;
};

/** What a freeze's or lift's preview is computed from; spending from the day roll-ups, never from charges. */
export async function loadPreviewFacts(tx: Transaction, previewed: Previewed): Promise<PreviewFacts> {
  const { distributorId, customerId, governance, authority, at } = previewed;
  const [above] = await tx
    .select({
      distributor: distributors.state,
      reseller: resellers.state,
      stoppedAt: resellers.stoppedAt,
      usedUpCredits: sql<Holder[] | null>`${usedUpCreditsSql(sql`${distributorId}::uuid`, sql`${resellers.id}`)}`,
    })
    .from(customers)
    .innerJoin(distributors, eq(distributors.distributorId, customers.distributorId))
    .leftJoin(
      resellers,
      and(eq(resellers.distributorId, customers.distributorId), eq(resellers.id, customers.resellerId)),
    )
    .where(and(eq(customers.distributorId, distributorId), eq(customers.id, customerId)));
  if (!above) throw new Error("a previewed customer is gone");
  const states = [
    ["distributor", above.distributor],
    ["reseller", above.reseller],
  ] as const;
  const { budget } = governance;
  const lifts = budget?.liftWhenRestored ?? false;
  return {
    suspended: states.flatMap(([holder, state]): Holder[] => (state !== null && state !== "active" ? [holder] : [])),
    partnerFrozen: states.some(([, state]) => state === "frozen"),
    resellerStopped: (above.stoppedAt ?? null) !== null,
    usedUpCredits: above.usedUpCredits ?? [],
    causes: governance.freezes.filter((cause) => isOpenAt(cause, lifts, at)),
    blockOrigins: governance.blocks.filter((cause) => isOpenAt(cause, lifts, at)).map(({ origin }) => origin),
    budget,
    used: usedNow(governance),
    restoresAt: budget?.type === "monthly" ? monthEndExclusive(governance.month) : null,
    authority,
    held: await isDeletionHeld(tx, distributorId, customerId),
    spending: await loadMeteredSpending(tx, distributorId, customerId, at),
    spendingDays: SPENDING_DAYS,
    resources: await loadHeldResources(tx, distributorId, customerId, at),
  };
}

async function isDeletionHeld(tx: Transaction, distributorId: string, customerId: string): Promise<boolean> {
  const [hold] = await tx
    .select({ id: deletionHolds.id })
    .from(deletionHolds)
    .where(
      and(
        eq(deletionHolds.distributorId, distributorId),
        eq(deletionHolds.customerId, customerId),
        isNull(deletionHolds.endedAt),
      ),
    )
    .limit(1);
  return hold !== undefined;
}

async function loadMeteredSpending(tx: Transaction, distributorId: string, customerId: string, at: Date) {
  const today = billingDayOf(at);
  const spent = sql`sum(${dayRollups.listed})`.mapWith(moneyOfDriver);
  return tx
    .select({ service: dayRollups.service, spent })
    .from(dayRollups)
    .where(
      and(
        eq(dayRollups.distributorId, distributorId),
        eq(dayRollups.customerId, customerId),
        gte(dayRollups.day, addDays(today, 1 - SPENDING_DAYS)),
        lte(dayRollups.day, today),
        inArray(dayRollups.chargingMode, ["pay-per-use", "spot"]),
      ),
    )
    .groupBy(dayRollups.service)
    .having(gt(sql`sum(${dayRollups.listed})`, sql`0`))
    .orderBy(desc(sql`sum(${dayRollups.listed})`), dayRollups.service);
}
