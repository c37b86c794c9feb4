import "server-only";
import { and, desc, eq, inArray, isNull, or } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { connectors, customers, freezeCauses, orderedLevels, outbox, restrictionPlaces } from "@/db/schema";
import type { OrderPayload } from "@/lib/contracts/connector";
import { type NewPlace, placesOf } from "@/lib/domain/connector/place";
import { type FreezeLevel, freezeLevelOf } from "@/lib/domain/restriction/freeze";
import { newId } from "../new-id";
import { CONNECTOR_ORDER } from "../outbox/outbox-kind";
import { wakeOutbox } from "../outbox/wake-outbox";
import { type CustomerSpending, loadSpending } from "./load-spending";
import { supersedePlaces } from "./supersede-places";

type When = { readonly distributorId: string; readonly changeId: string; readonly at: Date };
type Levels = { readonly level: FreezeLevel | null; readonly formerLevel: FreezeLevel | null };
type Changed = Levels & { readonly id: string; readonly accountName: string; readonly number: number };

type Ordering = {
  readonly act: Levels & {
    readonly id: string;
    readonly customerId: string;
    readonly number: number;
    readonly orderedAt: Date;
  };
  readonly accountName: string;
  readonly accounts: readonly string[];
};

const BATCH = 1000;
export const NO_SPENDING: CustomerSpending = { accounts: [], sources: [] };

/**
 * Orders the level in force of each of these customers at its places where it changed (G7), in the transaction that
 * changed their causes, under their locks. What is still open of an earlier act is taken over.
 */
export async function orderPlaces(tx: Transaction, when: When, customerIds: readonly string[]): Promise<void> {
  const changed = await loadChanged(tx, when, [...new Set(customerIds)]);
  if (changed.length === 0) return;
  const ids = changed.map(({ id }) => id);
  const { distributorId } = when;
  // Held before any place, as whoever removes a connector does: none is ordered at one that is gone.
  const serving = await holdConnectors(tx, distributorId);
  await supersedePlaces(tx, when, ids);
  const spending = await loadSpending(tx, distributorId, ids);

  const { changeId, at } = when;
  const rows = changed.map(({ id: customerId, accountName, number, level, formerLevel }) => {
    const { accounts, sources } = spending.get(customerId) ?? NO_SPENDING;
    const act = { distributorId, id: newId(), customerId, number, changeId, level, formerLevel, orderedAt: at };
    const places = placesOf(serving, { accounts: accounts.length, sources });
    return { act, ...placeRows(when, { act, accountName, accounts }, places) };
  });
  await writeInBatches(
    rows.map(({ act }) => act),
    (some) => tx.insert(orderedLevels).values(some),
  );
  await writeInBatches(
    rows.flatMap(({ places }) => places),
    (some) => tx.insert(restrictionPlaces).values(some),
  );
  await writeInBatches(
    rows.flatMap(({ orders }) => orders),
    (some) => tx.insert(outbox).values(some),
  );
  if (rows.some(({ orders }) => orders.length > 0)) await wakeOutbox(tx, { kind: CONNECTOR_ORDER, distributorId });
}

/** Connectors that are there, kept from being removed meanwhile. */
export function holdConnectors(tx: Transaction, distributorId: string) {
  return tx
    .select({ id: connectors.id, sources: connectors.sources })
    .from(connectors)
    .where(and(eq(connectors.distributorId, distributorId), isNull(connectors.removedAt)))
    .orderBy(connectors.id)
    .for("share");
}

/** The customers whose level in force is another than was last ordered; before the first act, than before this change. */
async function loadChanged(tx: Transaction, when: When, ids: readonly string[]): Promise<readonly Changed[]> {
  if (ids.length === 0) return [];
  const { distributorId } = when;
  const named = await tx
    .select({ id: customers.id, accountName: customers.accountName })
    .from(customers)
    .where(and(eq(customers.distributorId, distributorId), inArray(customers.id, [...ids])))
    .orderBy(customers.id);
  const levels = await loadLevels(tx, when, ids);
  const last = await loadLastActs(tx, distributorId, ids);
  return named.flatMap(({ id, accountName }) => {
    const { level, formerLevel } = levels(id);
    const before = last.get(id);
    const ordered = before ? before.level : formerLevel;
    if (ordered === level) return [];
    return [{ id, accountName, level, formerLevel: ordered, number: (before?.number ?? 0) + 1 }];
  });
}

async function loadLevels(tx: Transaction, { distributorId, changeId }: When, ids: readonly string[]) {
  const rows = await tx
    .select({
      customerId: freezeCauses.customerId,
      level: freezeCauses.level,
      openedBy: freezeCauses.changeId,
      endedAt: freezeCauses.endedAt,
    })
    .from(freezeCauses)
    .where(
      and(
        eq(freezeCauses.distributorId, distributorId),
        inArray(freezeCauses.customerId, [...ids]),
        or(isNull(freezeCauses.endedAt), eq(freezeCauses.endChangeId, changeId)),
      ),
    );
  const causesOf = Map.groupBy(rows, ({ customerId }) => customerId);
  return (id: string): Levels => {
    const causes = causesOf.get(id) ?? [];
    return {
      level: freezeLevelOf(causes.filter(({ endedAt }) => endedAt === null)),
      formerLevel: freezeLevelOf(causes.filter(({ openedBy }) => openedBy !== changeId)),
    };
  };
}

async function loadLastActs(tx: Transaction, distributorId: string, ids: readonly string[]) {
  const rows = await tx
    .selectDistinctOn([orderedLevels.customerId], {
      customerId: orderedLevels.customerId,
      number: orderedLevels.number,
      level: orderedLevels.level,
    })
    .from(orderedLevels)
    .where(and(eq(orderedLevels.distributorId, distributorId), inArray(orderedLevels.customerId, [...ids])))
    .orderBy(orderedLevels.customerId, desc(orderedLevels.number));
  return new Map(rows.map((row) => [row.customerId, row]));
}

/** An act's places, and the orders that leave for those at connectors. */
export function placeRows(
  { distributorId, at }: Pick<When, "distributorId" | "at">,
  { act, accountName, accounts }: Ordering,
  found: readonly NewPlace[],
) {
  const { customerId, number, level, formerLevel } = act;
  const places = found.map((place) => ({
    ...place,
    distributorId,
    id: newId(),
    orderedLevelId: act.id,
    customerId,
    since: at,
    triedSince: at,
    nextAttemptAt: place.kind === "connector" ? at : null,
  }));
  const orders = places.flatMap(({ id, connectorId }) => {
    if (connectorId === null) return [];
    const customer = { id: customerId, accountName };
    const orderedAt = act.orderedAt.toISOString();
    const payload: OrderPayload = { connectorId, customer, accounts, number, level, formerLevel, orderedAt };
    const state = "waiting" as const;
    return [{ distributorId, id, kind: CONNECTOR_ORDER, payload, alertId: null, state, createdAt: at }];
  });
  return { places, orders };
}

async function writeInBatches<Row>(rows: readonly Row[], write: (some: Row[]) => PromiseLike<unknown>): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH) await write(rows.slice(start, start + BATCH));
}
