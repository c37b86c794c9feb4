import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { deliveryRevisions } from "@/db/schema";
import type { DeliveryReason } from "@/lib/contracts/delivery";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { toBillingMonth } from "@/lib/domain/calendar/billing-month";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import { decimalOf } from "@/lib/domain/money/money";
import { recordAudit } from "../audit";
import { ensurePartitions } from "../charge/ensure-partitions";
import { lockConcerned } from "../charge/lock-concerned";
import { usageMovesOf } from "../charge/recount";
import { writeFor } from "../company/write-for";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { answerUsage } from "../usage/answer-usage";
import { applyDeliveries } from "./apply-deliveries";
import { nameOf } from "./apply-planned";
import { differencesOf } from "./difference";
import { type HeldDelivery, type HeldKey, loadHeld, revisionOf } from "./load-held";
import { lockDeliveries } from "./lock-deliveries";
import { readTotals } from "./read-totals";
import { putInForce, supersede } from "./save-revision";

async function lockForHeld(tx: Transaction, actor: Actor, { deliveryId, revision }: HeldKey): Promise<void> {
  await lockConcerned(
    tx,
    actor,
    sql`select account_id from staged_charges
        where distributor_id = ${actor.distributorId} and delivery_id = ${deliveryId} and revision = ${revision}
      union select account_id from charges
        where distributor_id = ${actor.distributorId} and delivery_id = ${deliveryId} and removed_in is null`,
  );
}

async function ensureMonths(actor: Actor, { deliveryId, revision }: HeldKey): Promise<void> {
  const months = await inTenant(actor, (tx) =>
    tx.execute<{ month: string }>(sql`select distinct month from staged_charges
      where distributor_id = ${actor.distributorId} and delivery_id = ${deliveryId} and revision = ${revision}`),
  );
  await ensurePartitions(months.flatMap(({ month }) => toBillingMonth(month) ?? []));
}

async function putHeldInForce(
  tx: Transaction,
  actor: Actor,
  held: HeldDelivery,
  key: HeldKey,
  at: Date,
): Promise<void> {
  const difference = await differencesOf(tx, actor, held.former, await readTotals(tx, actor, [held.id]));
  await supersede(tx, actor, held.id);
  await tx.update(deliveryRevisions).set({ state: "applied", decidedAt: at, difference }).where(revisionOf(actor, key));
  await putInForce(tx, actor, held.id, held.revision);
  await tx.execute(sql`delete from staged_charges
    where distributor_id = ${actor.distributorId} and delivery_id = ${held.id} and revision = ${held.revision}`);
}

/** Applies a held delivery after all, as a whole (G11); refused when it is not held (any more). */
export async function acceptDelivery(
  { actor }: Permit<"delivery.accept">,
  key: HeldKey,
): Promise<Decision<DeliveryReason>> {
  await ensureMonths(actor, key);
  return writeFor(
    actor,
    async (tx) => {
      await lockDeliveries(tx, actor);
      const held = await loadHeld(tx, actor, key);
      if (!held) return refuse<DeliveryReason>({ code: "delivery.not-held" });
      await lockForHeld(tx, actor, key);
      const at = await instantOf(tx);
      const changeId = newId();
      const moves = usageMovesOf(
        await applyDeliveries(tx, actor, { planned: [held], at, from: { table: "staged_charges" } }),
        at,
      );
      await answerUsage(tx, actor, { changeId, at, moves });
      await putHeldInForce(tx, actor, held, key, at);
      await recordAudit(tx, actor, [
        {
          changeId,
          at,
          action: "delivery.accepted",
          subject: { kind: "delivery", id: held.id, name: nameOf(held) },
          before: { revision: held.formerRevision },
          after: { revision: held.revision, rows: held.rows, listed: decimalOf(held.listed), importId: held.importId },
        },
      ]);
      return ALLOWED;
    },
    "import",
  );
}
