import "server-only";
import { and, asc, eq, gt, inArray, isNull, lte, notInArray, or } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { outbox } from "@/db/schema";
import { noticePauseAfter } from "@/lib/domain/notification/notice-attempt";
import { logJobFault } from "@/lib/log";
import { instantOf } from "../instant";
import { CONNECTOR_ORDER, SMS } from "../outbox/outbox-kind";
import { MAIL } from "../outbox/queue-mail";
import { inTenant } from "../tenant";
import { tellPeople } from "./tell-people";

/** Notices of one transaction. */
const BATCH = 50;

/** Kinds that leave the house, each by a job of its own. */
const LEAVING = [MAIL, SMS, CONNECTOR_ORDER];

type Which = { readonly after: string | null } | { readonly id: string };

/**
 * Takes the notices that wait to people, oldest first, each exactly once: who is told of it, and how, is written in the
 * transaction that marks it delivered (Decision 10). One that cannot be taken holds up no other. Returns how many were.
 */
export async function fanOut(distributorId: string, leaving?: AbortSignal): Promise<number> {
  let total = 0;
  let after: string | null = null;
  while (!leaving?.aborted) {
    const { ids, fault }: Taken = await take(distributorId, { after }, BATCH);
    if (fault === null) total += ids.length;
    else total += await takeEach(distributorId, ids);
    if (ids.length < BATCH) break;
    after = ids.at(-1) ?? null;
  }
  return total;
}

/** One by one, so that what is wrong with one is its own. */
async function takeEach(distributorId: string, ids: readonly string[]): Promise<number> {
  let total = 0;
  for (const id of ids) {
    const { fault, ids: taken } = await take(distributorId, { id }, 1);
    if (fault === null) total += taken.length;
    else await keepFailure(distributorId, id, fault);
  }
  return total;
}

type Taken = { readonly ids: readonly string[]; readonly fault: unknown };

async function take(distributorId: string, which: Which, limit: number): Promise<Taken> {
  let ids: readonly string[] = [];
  try {
    await inTenant({ distributorId }, async (tx) => {
      ids = await claim(tx, distributorId, which, limit);
      if (ids.length === 0) return;
      const at = await instantOf(tx);
      await tellPeople(tx, distributorId, ids, at);
      await tx
        .update(outbox)
        .set({ state: "delivered", deliveredAt: at, dueAt: null, error: null })
        .where(and(eq(outbox.distributorId, distributorId), inArray(outbox.id, [...ids])));
    });
    return { ids, fault: null };
  } catch (fault) {
    // Nothing was claimed: it is no notice's fault.
    if (ids.length === 0) throw fault;
    return { ids, fault };
  }
}

async function claim(tx: Transaction, distributorId: string, which: Which, limit: number): Promise<readonly string[]> {
  const at = await instantOf(tx);
  const rows = await tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.distributorId, distributorId),
        eq(outbox.state, "waiting"),
        notInArray(outbox.kind, LEAVING),
        or(isNull(outbox.dueAt), lte(outbox.dueAt, at)),
        "id" in which ? eq(outbox.id, which.id) : which.after === null ? undefined : gt(outbox.id, which.after),
      ),
    )
    .orderBy(asc(outbox.id))
    .limit(limit)
    .for("update", { skipLocked: true });
  return rows.map(({ id }) => id);
}

/** Tried again later, and after the last time given up: it stands in the product, and nobody is told elsewhere. */
async function keepFailure(distributorId: string, id: string, fault: unknown): Promise<void> {
  logJobFault(fault, "fan-out");
  await inTenant({ distributorId }, async (tx) => {
    const [row] = await tx
      .select({ attempts: outbox.attempts })
      .from(outbox)
      .where(and(eq(outbox.distributorId, distributorId), eq(outbox.id, id), eq(outbox.state, "waiting")))
      .for("update", { skipLocked: true });
    if (!row) return;
    const at = await instantOf(tx);
    const attempts = row.attempts + 1;
    const pauseMs = noticePauseAfter(attempts);
    const failed = { attempts, error: "notice.fault" };
    await tx
      .update(outbox)
      .set(
        pauseMs === null
          ? { ...failed, state: "dead", dueAt: null }
          : { ...failed, dueAt: new Date(at.getTime() + pauseMs) },
      )
      .where(and(eq(outbox.distributorId, distributorId), eq(outbox.id, id)));
  });
}
