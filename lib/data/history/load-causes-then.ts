import "server-only";
import { and, asc, eq, gt, isNull, lte, or } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { type ActorStamp, deletionHolds, freezeCauses, payPerUseBlocks } from "@/db/schema";
import type { BlockThen, FreezeThen } from "@/lib/contracts/history-view";
import { knownAt } from "@/lib/domain/history/then";
import type { OfThen } from "./load-usage-then";
import { thenActorOf } from "./then-actor";

/** The freeze causes begun and not ended then, as far as was known of them. */
export async function loadFreezesThen(tx: Transaction, of: OfThen): Promise<readonly FreezeThen[]> {
  const rows = await tx
    .select({
      ...columnsOf(freezeCauses),
      origin: freezeCauses.origin,
      level: freezeCauses.level,
      agreementVersion: freezeCauses.agreementVersion,
      agreementBy: freezeCauses.agreementBy,
      agreementAt: freezeCauses.agreementAt,
      secondPerson: freezeCauses.secondPerson,
    })
    .from(freezeCauses)
    .where(openThen(freezeCauses, of))
    .orderBy(asc(freezeCauses.since), asc(freezeCauses.id));
  return rows.map(({ agreementBy, agreementAt, secondPerson, ...row }) => ({
    ...causeOf(row, of.at),
    agreed: agreementBy && agreementAt && { by: thenActorOf(agreementBy), at: agreementAt },
    secondPerson: secondPerson && thenActorOf(secondPerson),
  }));
}

/** The causes of a pay-per-use block begun and not ended then. */
export async function loadBlocksThen(tx: Transaction, of: OfThen): Promise<readonly BlockThen[]> {
  const rows = await tx
    .select({ ...columnsOf(payPerUseBlocks), origin: payPerUseBlocks.origin })
    .from(payPerUseBlocks)
    .where(openThen(payPerUseBlocks, of))
    .orderBy(asc(payPerUseBlocks.since), asc(payPerUseBlocks.id));
  return rows.map((row) => causeOf(row, of.at));
}

/** Since when deletion was held, by whatever hold began first; null: it was not. */
export async function loadDeletionHeldThen(tx: Transaction, of: OfThen): Promise<Date | null> {
  const [row] = await tx
    .select({ since: deletionHolds.since })
    .from(deletionHolds)
    .where(openThen(deletionHolds, of))
    .orderBy(asc(deletionHolds.since))
    .limit(1);
  return row?.since ?? null;
}

type Causes = typeof freezeCauses | typeof payPerUseBlocks;

function columnsOf<Table extends Causes>({ id, reason, messageToCustomer, since, by, changeId, month, goneAt }: Table) {
  return { id, reason, messageToCustomer, since, by, changeId, month, goneAt };
}

function openThen(table: Causes | typeof deletionHolds, { distributorId, customerId, at }: OfThen) {
  return and(
    eq(table.distributorId, distributorId),
    eq(table.customerId, customerId),
    lte(table.since, at),
    or(isNull(table.endedAt), gt(table.endedAt, at)),
  );
}

function causeOf<Row extends { readonly by: ActorStamp; readonly goneAt: Date | null }>(row: Row, at: Date) {
  return { ...knownAt(row, at), by: thenActorOf(row.by) };
}
