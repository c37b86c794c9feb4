import "server-only";
import { and, desc, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { cloudAccounts, customers, freezeCauses, payPerUseBlocks } from "@/db/schema";
import type { CustomerDetails, OpenBlock, OpenCause } from "@/lib/contracts/customer-view";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import { deletionDueAt, goneAtOf, isOpenAt } from "@/lib/domain/restriction/freeze";
import { loadAuthority } from "../delegation/load-authority";
import { inTenant } from "../tenant";
import { isCustomerId } from "./is-customer-id";
import { selectStandings, toStanding } from "./standing";
import { standingParts } from "./standing-parts";

/** Null both when there is no such customer and when it is not this partner's to see. */
export async function getCustomer(
  { actor }: Permit<"customer.read">,
  customerId: string,
  at: Date,
): Promise<CustomerDetails | null> {
  if (!isCustomerId(customerId)) return null;
  return inTenant(actor, async (tx) => {
    const [row] = await selectStandings(tx, actor, standingParts(at), eq(customers.id, customerId)).limit(1);
    if (!row) return null;
    const lifts = row.liftWhenRestored ?? false;
    return {
      ...toStanding(row),
      causes: await openCauses(tx, actor, customerId, lifts, at),
      blocks: await openBlocks(tx, actor, customerId, lifts, at),
      authority: await loadAuthority(tx, actor.distributorId, customerId, at),
      accounts: await tx
        .select({ accountId: cloudAccounts.accountId, name: cloudAccounts.name })
        .from(cloudAccounts)
        .where(and(eq(cloudAccounts.distributorId, actor.distributorId), eq(cloudAccounts.customerId, customerId)))
        .orderBy(cloudAccounts.accountId)
        .limit(100),
    };
  });
}

async function openCauses(tx: Transaction, actor: Actor, customerId: string, lifts: boolean, at: Date) {
  const rows = await tx
    .select({
      origin: freezeCauses.origin,
      level: freezeCauses.level,
      reason: freezeCauses.reason,
      messageToCustomer: freezeCauses.messageToCustomer,
      since: freezeCauses.since,
      by: freezeCauses.by,
      goneAt: freezeCauses.goneAt,
      month: freezeCauses.month,
    })
    .from(freezeCauses)
    .where(
      and(
        eq(freezeCauses.distributorId, actor.distributorId),
        eq(freezeCauses.customerId, customerId),
        isNull(freezeCauses.endedAt),
      ),
    )
    .orderBy(desc(freezeCauses.since));
  return rows
    .map((row) => ({ ...row, month: row.month as BillingMonth | null }))
    .filter((row) => isOpenAt(row, lifts, at))
    .map((row): OpenCause => {
      const { month, by, ...kept } = row;
      const cause = { ...kept, month };
      return { ...kept, by: by.name, goneAt: goneAtOf(cause, at), deletionDueAt: deletionDueAt(cause, at) };
    });
}

async function openBlocks(tx: Transaction, actor: Actor, customerId: string, lifts: boolean, at: Date) {
  const rows = await tx
    .select({
      origin: payPerUseBlocks.origin,
      reason: payPerUseBlocks.reason,
      since: payPerUseBlocks.since,
      by: payPerUseBlocks.by,
      goneAt: payPerUseBlocks.goneAt,
      month: payPerUseBlocks.month,
    })
    .from(payPerUseBlocks)
    .where(
      and(
        eq(payPerUseBlocks.distributorId, actor.distributorId),
        eq(payPerUseBlocks.customerId, customerId),
        isNull(payPerUseBlocks.endedAt),
      ),
    )
    .orderBy(desc(payPerUseBlocks.since));
  return rows
    .map((row) => ({ ...row, month: row.month as BillingMonth | null }))
    .filter((row) => isOpenAt(row, lifts, at))
    .map(({ month, by, ...kept }): OpenBlock => ({ ...kept, by: by.name, goneAt: goneAtOf({ ...kept, month }, at) }));
}
