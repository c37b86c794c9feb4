import "server-only";
import { and, desc, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { type ActorStamp, freezeCauses, payPerUseBlocks } from "@/db/schema";
import type { BlockOrigin, FreezeLevel, StoredFreezeOrigin } from "@/lib/domain/restriction/freeze";

export type SeenBlock = {
  readonly id: string;
  readonly changeId: string;
  readonly origin: BlockOrigin;
  /** A person's words, or an AutomaticReason where the origin is not manual. */
  readonly reason: string;
  readonly messageToCustomer: string | null;
  readonly by: ActorStamp;
  readonly since: Date;
  readonly month: string | null;
  readonly goneAt: Date | null;
  /** Null while it is open. */
  readonly endedAt: Date | null;
  readonly endedBy: ActorStamp | null;
  /** A person's words, or an AutomaticReason where the system ended it. */
  readonly endReason: string | null;
  readonly known: unknown;
};

export type SeenFreeze = Omit<SeenBlock, "origin"> & {
  readonly origin: StoredFreezeOrigin;
  readonly level: FreezeLevel;
  readonly agreementVersion: string | null;
};

const HISTORY_MAX = 500;

/** A customer's causes, newest first. The caller has checked whose customer it is. */
export async function listCauses(
  tx: Transaction,
  distributorId: string,
  customerId: string,
  { openOnly }: { readonly openOnly: boolean },
): Promise<{ readonly freezes: readonly SeenFreeze[]; readonly blocks: readonly SeenBlock[] }> {
  const freezes = await tx
    .select({
      ...columnsOf(freezeCauses),
      origin: freezeCauses.origin,
      level: freezeCauses.level,
      agreementVersion: freezeCauses.agreementVersion,
    })
    .from(freezeCauses)
    .where(
      and(
        eq(freezeCauses.distributorId, distributorId),
        eq(freezeCauses.customerId, customerId),
        openOnly ? isNull(freezeCauses.endedAt) : undefined,
      ),
    )
    .orderBy(desc(freezeCauses.since), desc(freezeCauses.id))
    .limit(HISTORY_MAX);
  const blocks = await tx
    .select({ ...columnsOf(payPerUseBlocks), origin: payPerUseBlocks.origin })
    .from(payPerUseBlocks)
    .where(
      and(
        eq(payPerUseBlocks.distributorId, distributorId),
        eq(payPerUseBlocks.customerId, customerId),
        openOnly ? isNull(payPerUseBlocks.endedAt) : undefined,
      ),
    )
    .orderBy(desc(payPerUseBlocks.since), desc(payPerUseBlocks.id))
    .limit(HISTORY_MAX);
  return { freezes, blocks };
}

function columnsOf<Table extends typeof freezeCauses | typeof payPerUseBlocks>(table: Table) {
  const { id, changeId, reason, messageToCustomer, by, since, month, goneAt } = table;
  const { endedAt, endedBy, endReason, known } = table;
  return { id, changeId, reason, messageToCustomer, by, since, month, goneAt, endedAt, endedBy, endReason, known };
}
