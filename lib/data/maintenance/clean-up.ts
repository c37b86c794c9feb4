import "server-only";
import { and, eq, inArray, lt, ne, or, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import {
  connectorAttempts,
  idempotencyKeys,
  imports,
  noticeReceipts,
  sessions,
  signedRequests,
  webhookAttempts,
  webhookDeliveries,
} from "@/db/schema";
import { SIGNATURES_KEPT_MS } from "@/lib/domain/access/signature";
import { DELIVERIES_KEPT_MS } from "@/lib/domain/webhook/delivery";
import { database } from "../database";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import { STRANGER_PREFIX } from "../user/sign-in-limit";

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** Ended sessions stay readable for a while in the person's own list. */
const SESSION_KEPT_MS = 30 * DAY_MS;
const STRANGER_KEPT_MS = 30 * DAY_MS;
const IDEMPOTENCY_KEPT_MS = DAY_MS;
const ATTEMPTS_KEPT_MS = 90 * DAY_MS;
const RECEIPTS_KEPT_MS = 90 * DAY_MS;
/** An import that lives says so every few seconds while it reads; applying takes less than this. */
const IMPORT_SILENCE_MS = 15 * 60 * 1000;

const before = (at: Date, milliseconds: number) => new Date(at.getTime() - milliseconds);

/** Drops what has expired and is shown to nobody. */
export async function cleanGlobals(): Promise<void> {
  const at = await instantOf(database());
  await database()
    .delete(sessions)
    .where(lt(sessions.expiresAt, before(at, SESSION_KEPT_MS)));
  await database().execute(sql`
    delete from rate_limits
    where expire < ${at.getTime() - HOUR_MS} and not starts_with(key, ${STRANGER_PREFIX})
      or expire < ${at.getTime() - STRANGER_KEPT_MS}`);
}

export async function cleanTenant(distributorId: string): Promise<void> {
  await inTenant({ distributorId }, async (tx) => {
    const at = await instantOf(tx);
    await tx
      .delete(idempotencyKeys)
      .where(
        and(eq(idempotencyKeys.distributorId, distributorId), lt(idempotencyKeys.at, before(at, IDEMPOTENCY_KEPT_MS))),
      );
    await tx
      .delete(signedRequests)
      .where(
        and(eq(signedRequests.distributorId, distributorId), lt(signedRequests.at, before(at, SIGNATURES_KEPT_MS))),
      );
    await tx
      .delete(connectorAttempts)
      .where(
        and(
          eq(connectorAttempts.distributorId, distributorId),
          lt(connectorAttempts.startedAt, before(at, ATTEMPTS_KEPT_MS)),
        ),
      );
    await tx
      .delete(noticeReceipts)
      .where(and(eq(noticeReceipts.distributorId, distributorId), lt(noticeReceipts.at, before(at, RECEIPTS_KEPT_MS))));
    await cleanDeliveries(tx, distributorId, before(at, DELIVERIES_KEPT_MS));
  });
}

/** Attempts go with their delivery, and those of one that is replayed for months go by their own age. */
async function cleanDeliveries(tx: Transaction, distributorId: string, from: Date): Promise<void> {
  const old = tx
    .select({ id: webhookDeliveries.id })
    .from(webhookDeliveries)
    .where(
      and(
        eq(webhookDeliveries.distributorId, distributorId),
        lt(webhookDeliveries.createdAt, from),
        ne(webhookDeliveries.state, "waiting"),
      ),
    );
  await tx
    .delete(webhookAttempts)
    .where(
      and(
        eq(webhookAttempts.distributorId, distributorId),
        or(lt(webhookAttempts.startedAt, from), inArray(webhookAttempts.deliveryId, old)),
      ),
    );
  await tx
    .delete(webhookDeliveries)
    .where(and(eq(webhookDeliveries.distributorId, distributorId), inArray(webhookDeliveries.id, old)));
}

/** An import whose process died left nothing behind; its row says so instead of running for ever. */
export async function markInterruptedImports(distributorId: string): Promise<void> {
  await inTenant({ distributorId }, async (tx) => {
    const at = await instantOf(tx);
    await tx
      .update(imports)
      .set({ state: "failed", failure: "import.interrupted", finishedAt: at })
      .where(
        and(
          eq(imports.distributorId, distributorId),
          eq(imports.state, "running"),
          lt(imports.seenAt, before(at, IMPORT_SILENCE_MS)),
        ),
      );
  });
}
