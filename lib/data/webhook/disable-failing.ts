import "server-only";
import { and, eq, isNotNull, isNull, lte, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { resellers, webhookAttempts, webhookDeliveries, webhooks } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { LEASE_MS } from "@/lib/domain/end/attempt";
import { disabledSince, FAILED_ATTEMPTS_MIN } from "@/lib/domain/webhook/delivery";
import { tellCompanies } from "../alert/write-notices";
import { recordAudit } from "../audit";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { customerSystemActor, findDistributor, systemActor } from "../system-actor";
import { inTenant } from "../tenant";
import { giveUpWaiting } from "./give-up-waiting";

type Failing = typeof webhooks.$inferSelect & { readonly failingSince: Date };

/** Calls no end any more to which nothing has arrived for days, and tells its company so. Returns how many. */
export async function disableFailing(distributorId: string): Promise<number> {
  return inTenant({ distributorId }, async (tx) => {
    const at = await instantOf(tx);
    const failing = await tx
      .select()
      .from(webhooks)
      .where(
        and(
          eq(webhooks.distributorId, distributorId),
          eq(webhooks.state, "active"),
          isNull(webhooks.removedAt),
          lte(webhooks.failingSince, disabledSince(at)),
        ),
      )
      .orderBy(webhooks.id)
      // One that somebody holds is looked at again within a minute.
      .for("no key update", { skipLocked: true });
    let disabled = 0;
    for (const { failingSince, ...webhook } of failing) {
      if (failingSince === null || (await failedSince(tx, { ...webhook, failingSince })) < FAILED_ATTEMPTS_MIN)
        continue;
      await disable(tx, { ...webhook, failingSince }, at);
      disabled += 1;
    }
    return disabled;
  });
}

async function failedSince(tx: Transaction, { distributorId, id, failingSince }: Failing): Promise<number> {
  const [row] = await tx
    .select({ failed: sql<number>`count(*)::int` })
    .from(webhookAttempts)
    .innerJoin(
      webhookDeliveries,
      and(
        eq(webhookDeliveries.distributorId, webhookAttempts.distributorId),
        eq(webhookDeliveries.id, webhookAttempts.deliveryId),
      ),
    )
    .where(
      and(
        eq(webhookAttempts.distributorId, distributorId),
        eq(webhookDeliveries.webhookId, id),
        isNotNull(webhookAttempts.error),
        // The first one began before it had failed.
        sql`${webhookAttempts.startedAt} >= ${new Date(failingSince.getTime() - LEASE_MS).toISOString()}::timestamptz`,
      ),
    );
  return row?.failed ?? 0;
}

async function disable(tx: Transaction, webhook: Failing, at: Date): Promise<void> {
  const { distributorId, id, name, companyKind, companyId, failingSince } = webhook;
  await tx
    .update(webhooks)
    .set({ state: "disabled" })
    .where(and(eq(webhooks.distributorId, distributorId), eq(webhooks.id, id)));
  const deliveriesGivenUp = await giveUpWaiting(tx, distributorId, id);
  const facts = { webhookId: id, webhook: name, failingSince: failingSince.toISOString() };
  await tellCompanies(tx, distributorId, at, [
    {
      to: [{ kind: companyKind, id: companyId }],
      notice: { kind: "webhook-disabled", urgent: false, facts },
      customerId: null,
    },
  ]);
  const subject = { kind: "webhook", id, name } as const;
  const after = { state: "disabled", failingSince, deliveriesGivenUp };
  await recordAudit(tx, await ownerOf(tx, webhook), [
    { changeId: newId(), at, action: "webhook.disabled", subject, before: { state: "active" }, after },
  ]);
}

/** The product itself, acting for the company whose webhook it is. */
async function ownerOf(tx: Transaction, { distributorId, id, companyKind, companyId }: Failing): Promise<Actor> {
  const distributor = await findDistributor(tx, distributorId);
  if (!distributor) throw new Error("the webhook's distributor is gone");
  const system = systemActor(distributorId, distributor, id);
  if (companyKind === "distributor") return system;
  if (companyKind === "customer") return (await customerSystemActor(tx, system, companyId)) ?? system;
  const [reseller] = await tx
    .select({ id: resellers.id, name: resellers.name, accountName: resellers.accountName })
    .from(resellers)
    .where(and(eq(resellers.distributorId, distributorId), eq(resellers.id, companyId)));
  return reseller ? { ...system, company: { kind: "reseller", ...reseller } } : system;
}
