import "server-only";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import { decidePurchase } from "@/lib/domain/purchase/eligibility";
import { graceEndOf } from "@/lib/domain/resource/status";
import { isRenewedNow, isRetryDue, mayHaveEnded } from "@/lib/domain/term/automatic-renewal";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { loadPurchaseFacts } from "../purchase/load-purchase-facts";
import { purchaseFactsOf } from "../purchase/purchase-facts-of";
import { customerSystemActor, findDistributor, systemActor } from "../system-actor";
import { inTenant } from "../tenant";
import { keepAttempt, type Locked, lastAttemptOf } from "./keep-renewal-attempt";
import { type DueRenewal, listDueRenewals, listLostRenewals } from "./list-due-renewals";
import { findResource } from "./load-term-facts";
import { lockForOrder } from "./lock-for-order";
import { orderWithin, preparePayment } from "./order-for-resource";
import { renewalOf } from "./renew-resource";

type Found = Pick<DueRenewal, "id" | "customer" | "expiresAt">;

/**
 * Renews what renews itself and has expired, each in a transaction of its own, and tells of what was refused or given
 * up; for a job, every minute. Whatever runs beside it, or ran before a standstill, each term is renewed once (G19).
 */
export async function renewDueResources(distributorId: string): Promise<number> {
  const work = await findWork(distributorId);
  if (!work) return 0;
  const { system, due, lost } = work;
  if (due.length + lost.length === 0) return 0;
  await preparePayment(system);
  const toTry = await tryableOf(system, due);
  const faults: unknown[] = [];
  // One resource's fault must not keep the others waiting; it stays due and is tried again.
  const note = (fault: unknown) => faults.push(fault);
  for (const one of toTry) await inTenant(system, (tx) => renewOne(tx, system, one)).catch(note);
  for (const one of lost) await inTenant(system, (tx) => giveUpOne(tx, system, one)).catch(note);
  if (faults.length > 0) throw new AggregateError(faults, "some resources could not renew themselves");
  return toTry.length + lost.length;
}

async function findWork(distributorId: string) {
  return inTenant({ distributorId }, async (tx) => {
    const distributor = await findDistributor(tx, distributorId);
    if (!distributor) return null;
    const system = systemActor(distributorId, distributor, newId());
    const at = await instantOf(tx);
    const lost = await listLostRenewals(tx, system, at);
    return {
      system,
      due: await listDueRenewals(tx, system, { at, until: at }),
      lost: lost.flatMap(({ resource: { id, expiresAt }, customer }) =>
        expiresAt ? [{ id, customer, expiresAt }] : [],
      ),
    };
  });
}

/** Never tried, refused a day ago, or refused by what is gone by now. */
async function tryableOf(system: Actor, due: readonly DueRenewal[]): Promise<readonly DueRenewal[]> {
  const at = await inTenant(system, (tx) => instantOf(tx));
  const refused = due.filter(({ tried }) => !isRetryDue(tried?.at ?? null, at));
  const ids = [...new Set(refused.map(({ customer }) => customer.id))];
  const factsOf = ids.length === 0 ? new Map() : await loadPurchaseFacts(system, ids);
  const isAllowed = ({ customer, amount, tried }: DueRenewal) => {
    const facts = factsOf.get(customer.id);
    if (!facts || amount === null || !mayHaveEnded(tried?.reasons ?? [])) return false;
    return decidePurchase(purchaseFactsOf(facts, { operation: "renew", amount })).allowed;
  };
  return due.filter((one) => !refused.includes(one) || isAllowed(one));
}

async function renewOne(tx: Transaction, system: Actor, { id, customer: { id: customerId }, expiresAt }: Found) {
  const actor = await customerSystemActor(tx, system, customerId);
  const locked = actor && (await lockDue(tx, actor, { id, customerId, expiresAt }));
  if (!locked) return;
  const { customer, resource } = locked;
  const key = `automatic:${id}:${expiresAt.getTime()}`;
  const periods = resource.autoRenewPeriods;
  const order = renewalOf({ resourceId: id, periods, agreed: null, key, source: "automatic" });
  const answer = await orderWithin(tx, actor, customer, {
    ...order,
    plan: (loaded) =>
      isRenewedNow(expiresAt, loaded.facts.at)
        ? order.plan(loaded)
        : { allowed: false, reasons: [{ code: "term.expired", expiredAt: expiresAt }] },
  });
  if (answer.allowed) return;
  const at = await instantOf(tx);
  const last = await lastAttemptOf(tx, actor, id, expiresAt);
  if (isRenewedNow(expiresAt, at) && isRetryDue(last?.at ?? null, at)) {
    await keepAttempt(tx, actor, { ...locked, at }, answer.reasons, false);
  }
}

async function giveUpOne(tx: Transaction, system: Actor, { id, customer: { id: customerId }, expiresAt }: Found) {
  const actor = await customerSystemActor(tx, system, customerId);
  const locked = actor && (await lockDue(tx, actor, { id, customerId, expiresAt }));
  if (!locked || locked.at < graceEndOf(expiresAt)) return;
  const last = await lastAttemptOf(tx, actor, id, expiresAt);
  if (last?.ended !== true) await keepAttempt(tx, actor, locked, last?.reasons ?? [], true);
}

type Due = { readonly id: string; readonly customerId: string; readonly expiresAt: Date };

/** Under the customer's lock; null: it does not renew itself at this expiry any more. */
async function lockDue(tx: Transaction, actor: Actor, { id, customerId, expiresAt }: Due): Promise<Locked | null> {
  const customer = await lockForOrder(tx, actor, customerId);
  const resource = await findResource(tx, actor, { customerId, resourceId: id });
  const isDue =
    resource?.autoRenew === true && resource.closedAt === null && resource.expiresAt?.getTime() === expiresAt.getTime();
  if (!customer || !isDue || customer.disassociatedAt !== null) return null;
  return { customer, resource, at: await instantOf(tx) };
}
