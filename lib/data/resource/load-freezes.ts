import "server-only";
import { and, eq, inArray, isNull, min, or } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { budgets, companyStates, customers, deletionHolds, freezeCauses } from "@/db/schema";
import { toBillingMonth } from "@/lib/domain/calendar/billing-month";
import { type FreezeInForce, freezeInForceOf } from "@/lib/domain/resource/freeze-of";

export type CustomerFreeze = {
  /** The freeze with resources in force; null: there is none. */
  readonly freeze: FreezeInForce | null;
  /** Since when deletion is held; null: it is not. */
  readonly heldSince: Date | null;
};

/** What freezes the resources of these customers, and what holds their deletion; every id gets an entry. */
export async function loadFreezes(
  tx: Transaction,
  distributorId: string,
  customerIds: readonly string[],
  at: Date,
): Promise<ReadonlyMap<string, CustomerFreeze>> {
  const ids = [...new Set(customerIds)];
  if (ids.length === 0) return new Map();
  const causes = Map.groupBy(await causesOf(tx, distributorId, ids), ({ customerId }) => customerId);
  const held = new Map((await holdsOf(tx, distributorId, ids)).map(({ customerId, since }) => [customerId, since]));
  const partners = await frozenPartnersOf(tx, distributorId, ids);
  return new Map(
    ids.map((id) => {
      const own = (causes.get(id) ?? []).map((cause) => ({
        ...cause,
        month: cause.month === null ? null : toBillingMonth(cause.month),
      }));
      const heldSince = held.get(id) ?? null;
      const freeze = freezeInForceOf(
        {
          causes: own,
          liftWhenRestored: own.some(({ lifts }) => lifts ?? false),
          held: heldSince !== null,
          partnerFrozenSince: partners.get(id) ?? null,
        },
        at,
      );
      return [id, { freeze, heldSince }];
    }),
  );
}

function causesOf(tx: Transaction, distributorId: string, ids: string[]) {
  return tx
    .select({
      customerId: freezeCauses.customerId,
      level: freezeCauses.level,
      since: freezeCauses.since,
      goneAt: freezeCauses.goneAt,
      month: freezeCauses.month,
      lifts: budgets.liftWhenRestored,
    })
    .from(freezeCauses)
    .leftJoin(
      budgets,
      and(eq(budgets.distributorId, freezeCauses.distributorId), eq(budgets.customerId, freezeCauses.customerId)),
    )
    .where(
      and(
        eq(freezeCauses.distributorId, distributorId),
        inArray(freezeCauses.customerId, ids),
        eq(freezeCauses.level, "account-and-resources"),
        isNull(freezeCauses.endedAt),
      ),
    );
}

function holdsOf(tx: Transaction, distributorId: string, ids: string[]) {
  return tx
    .select({ customerId: deletionHolds.customerId, since: min(deletionHolds.since) })
    .from(deletionHolds)
    .where(
      and(
        eq(deletionHolds.distributorId, distributorId),
        inArray(deletionHolds.customerId, ids),
        isNull(deletionHolds.endedAt),
      ),
    )
    .groupBy(deletionHolds.customerId);
}

/** Since when the first frozen company above each customer is; those without any are not there. */
async function frozenPartnersOf(tx: Transaction, distributorId: string, ids: string[]) {
  const rows = await tx
    .select({ customerId: customers.id, since: min(companyStates.since) })
    .from(customers)
    .innerJoin(
      companyStates,
      and(
        eq(companyStates.distributorId, customers.distributorId),
        or(
          eq(companyStates.companyId, customers.distributorId),
          // Of a former partner nothing is above it any more.
          and(eq(companyStates.companyId, customers.resellerId), isNull(customers.disassociatedAt)),
        ),
      ),
    )
    .where(
      and(
        eq(customers.distributorId, distributorId),
        inArray(customers.id, ids),
        eq(companyStates.state, "frozen"),
        isNull(companyStates.endedAt),
      ),
    )
    .groupBy(customers.id);
  return new Map(rows.map(({ customerId, since }) => [customerId, since]));
}
