import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { type ActorStamp, freezeCauses, payPerUseBlocks } from "@/db/schema";
import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import type { BlockOrigin, FreezeLevel, StoredFreezeOrigin } from "@/lib/domain/restriction/freeze";
import { orderPlaces } from "../connector/order-places";
import { newId } from "../new-id";
import { wakeRenewals } from "../order/wake-renewals";

export const CAUSE_TABLES = { freeze: freezeCauses, block: payPerUseBlocks } as const;
export type CauseTable = keyof typeof CAUSE_TABLES;

export type NewCause = {
  readonly customerId: string;
  /** What a person wrote, or an AutomaticReason. */
  readonly reason: string;
  readonly messageToCustomer: string | null;
  /** Only for a monthly budget's exhaustion. */
  readonly month: BillingMonth | null;
  /** What was known then (G18). */
  readonly known: unknown;
};
export type NewFreeze = NewCause & {
  readonly origin: StoredFreezeOrigin;
  readonly level: FreezeLevel;
  readonly agreementVersion: string | null;
  /** Who accepted it, and when; absent: whoever opens the cause, now. */
  readonly agreedBy?: ActorStamp | null;
  readonly agreedAt?: Date | null;
  /** Who confirmed it as the second person; absent: nobody was asked (G8). */
  readonly secondPerson?: ActorStamp | null;
};
export type NewBlock = NewCause & { readonly origin: BlockOrigin };

export type Change = {
  readonly distributorId: string;
  readonly changeId: string;
  readonly at: Date;
  readonly by: ActorStamp;
};

/** Opens freeze causes; the index refuses a second open one of an origin (G3). Orders the level in force that follows. */
export async function openFreezes(tx: Transaction, change: Change, causes: readonly NewFreeze[]): Promise<void> {
  if (causes.length === 0) return;
  await tx.insert(freezeCauses).values(
    causes.map(({ agreedBy, agreedAt, secondPerson, ...cause }) => {
      const agreed = cause.agreementVersion !== null;
      return {
        ...opened(change),
        ...cause,
        agreementBy: agreed ? (agreedBy ?? change.by) : null,
        agreementAt: agreed ? (agreedAt ?? change.at) : null,
        secondPerson: secondPerson ?? null,
      };
    }),
  );
  await orderPlaces(
    tx,
    change,
    causes.map(({ customerId }) => customerId),
  );
}

/** What every association begins with, new or taken up again (R-2.6, G20). */
export async function freezeAssociated(tx: Transaction, change: Change, customerId: string): Promise<void> {
  await openFreezes(tx, change, [
    {
      customerId,
      origin: "association-default",
      level: "account",
      reason: "newly-associated",
      messageToCustomer: null,
      agreementVersion: null,
      month: null,
      known: {},
    },
  ]);
}

/** Opens causes of the pay-per-use block (G4). */
export async function openBlocks(tx: Transaction, change: Change, causes: readonly NewBlock[]): Promise<void> {
  if (causes.length === 0) return;
  await tx.insert(payPerUseBlocks).values(causes.map((cause) => ({ ...opened(change), ...cause })));
}

function opened({ distributorId, changeId, at, by }: Change) {
  return { distributorId, id: newId(), changeId, by, since: at };
}

/**
 * Ends causes, dated to `endedAt`: the instant of the act, or of what restored the budget (G6). Of freezes it orders the
 * level in force that follows, unless they are only replaced: then opening the new ones does.
 */
export async function endCauses(
  tx: Transaction,
  table: CauseTable,
  change: Change,
  ending: {
    readonly ids: readonly string[];
    readonly endedAt: Date;
    readonly reason: string | null;
    /** It ends because it went: that instant is kept with it. */
    readonly gone?: boolean;
    /** Others of the same origin are opened next, in this transaction. */
    readonly replaced?: boolean;
  },
): Promise<void> {
  if (ending.ids.length === 0) return;
  const { distributorId, changeId, by } = change;
  const causes = CAUSE_TABLES[table];
  const ended = await tx
    .update(causes)
    .set({
      endedAt: ending.endedAt,
      endedBy: by,
      endReason: ending.reason,
      endChangeId: changeId,
      ...(ending.gone === true
        ? { goneAt: sql`coalesce(${causes.goneAt}, ${ending.endedAt.toISOString()}::timestamptz)` }
        : {}),
    })
    .where(and(eq(causes.distributorId, distributorId), inArray(causes.id, [...ending.ids])))
    .returning({ customerId: causes.customerId });
  if (table === "block" || ending.replaced === true) return;
  const freed = ended.map(({ customerId }) => customerId);
  await orderPlaces(tx, change, freed);
  await wakeRenewals(tx, change, freed);
}

/** The cause went; who may lift it gets a to-do (G6). */
export async function markGone(
  tx: Transaction,
  table: CauseTable,
  { distributorId, at }: Change,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const causes = CAUSE_TABLES[table];
  await tx
    .update(causes)
    .set({ goneAt: at })
    .where(and(eq(causes.distributorId, distributorId), inArray(causes.id, [...ids])));
}

/** The exhaustion stands on under another month; null: under a one-time budget. */
export async function rekeyCauses(
  tx: Transaction,
  table: CauseTable,
  { distributorId }: Change,
  ids: readonly string[],
  month: BillingMonth | null,
): Promise<void> {
  if (ids.length === 0) return;
  const causes = CAUSE_TABLES[table];
  await tx
    .update(causes)
    .set({ month })
    .where(and(eq(causes.distributorId, distributorId), inArray(causes.id, [...ids])));
}
