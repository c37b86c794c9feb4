import "server-only";
import { sql } from "drizzle-orm";
import { deliveryRevisions } from "@/db/schema";
import type { DeliveryReason } from "@/lib/contracts/delivery";
import type { Permit } from "@/lib/domain/access/permit";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import { decimalOf } from "@/lib/domain/money/money";
import { recordAudit } from "../audit";
import { writeFor } from "../company/write-for";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { nameOf } from "./apply-planned";
import { type HeldKey, loadHeld, revisionOf } from "./load-held";
import { lockDeliveries } from "./lock-deliveries";

/** Puts a held delivery away; what is in force stays (G11). */
export async function discardDelivery(
  { actor }: Permit<"delivery.accept">,
  key: HeldKey,
): Promise<Decision<DeliveryReason>> {
  return writeFor(
    actor,
    async (tx) => {
      await lockDeliveries(tx, actor);
      const held = await loadHeld(tx, actor, key);
      if (!held) return refuse<DeliveryReason>({ code: "delivery.not-held" });
      const at = await instantOf(tx);
      await tx.update(deliveryRevisions).set({ state: "discarded", decidedAt: at }).where(revisionOf(actor, key));
      await tx.execute(sql`delete from staged_charges
        where distributor_id = ${actor.distributorId} and delivery_id = ${held.id} and revision = ${held.revision}`);
      await recordAudit(tx, actor, [
        {
          changeId: newId(),
          at,
          action: "delivery.discarded",
          subject: { kind: "delivery", id: held.id, name: nameOf(held) },
          before: { revision: held.revision, rows: held.rows, listed: decimalOf(held.listed) },
          after: { revision: held.formerRevision },
        },
      ]);
      return ALLOWED;
    },
    "import",
  );
}
