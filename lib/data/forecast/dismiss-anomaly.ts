import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { anomalies, anomalyDismissals } from "@/db/schema";
import type { DismissAnomalyInput } from "@/lib/contracts/outlook";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import type { Decision } from "@/lib/domain/decision";
import { decideDismissal, type ForesightReason } from "@/lib/domain/forecast/decide-foresight";
import { stampOf } from "../actor-stamp";
import { recordAudit } from "../audit";
import { writeFor } from "../company/write-for";
import { lockCustomer } from "../customer/lock-customer";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { withinOwnAssociations } from "../scope";

/** Takes a day that does not fit off the list, with why it is in order; the day stays what it was. */
export async function dismissAnomaly(
  { actor }: Permit<"anomaly.dismiss">,
  { customerId, day, reason }: DismissAnomalyInput,
): Promise<Decision<ForesightReason>> {
  return writeFor(actor, async (tx): Promise<Decision<ForesightReason>> => {
    const customer = await lockCustomer(tx, actor, customerId);
    const anomaly = customer && (await findAnomaly(tx, actor, { customerId, day }));
    const at = await instantOf(tx);
    const isDismissed = customer !== null && (await hasDismissal(tx, actor, { customerId, day }));
    const decision = decideDismissal({ isKnown: anomaly !== null, isDismissed, reason });
    if (!decision.allowed) return decision;
    if (!customer || !anomaly) throw new Error("an unknown anomaly is refused");
    const changeId = newId();
    const { distributorId } = actor;
    const { associationId, amount, expected, drivers } = anomaly;
    const was = { customerId, day, associationId, amount, expected, drivers };
    await tx
      .insert(anomalyDismissals)
      .values({ distributorId, ...was, reason: reason.trim(), at, by: stampOf(actor), changeId });
    const subject = { kind: "customer" as const, id: customer.id, name: customer.name };
    const after = { day, amount, expected };
    await recordAudit(tx, actor, [
      { changeId, at, action: "anomaly.dismissed", subject, after, reason: reason.trim() },
    ]);
    return decision;
  });
}

type Key = Pick<DismissAnomalyInput, "customerId" | "day">;

async function findAnomaly(tx: Transaction, actor: Actor, { customerId, day }: Key) {
  const [row] = await tx
    .select()
    .from(anomalies)
    .where(
      and(
        eq(anomalies.distributorId, actor.distributorId),
        eq(anomalies.customerId, customerId),
        eq(anomalies.day, day),
        withinOwnAssociations(actor, anomalies.associationId),
      ),
    );
  return row ?? null;
}

async function hasDismissal(tx: Transaction, { distributorId }: Actor, { customerId, day }: Key): Promise<boolean> {
  const rows = await tx
    .select({ day: anomalyDismissals.day })
    .from(anomalyDismissals)
    .where(
      and(
        eq(anomalyDismissals.distributorId, distributorId),
        eq(anomalyDismissals.customerId, customerId),
        eq(anomalyDismissals.day, day),
      ),
    );
  return rows.length > 0;
}
