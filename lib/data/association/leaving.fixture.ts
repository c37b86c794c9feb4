import { eq } from "drizzle-orm";
import { associations, customers } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { DisassociationReason } from "@/lib/domain/association/decide-disassociation";
import { billingMonthOf, monthStart } from "@/lib/domain/calendar/billing-month";
import { stampOf } from "../actor-stamp";
import { recordAudit } from "../audit";
import { customerActor, permit, type World } from "../budget/governance.fixture";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { openFreezes } from "../restriction/write-causes";
import { inTenant } from "../tenant";
import { approveDisassociation } from "./approve-disassociation";
import { askDisassociation } from "./ask-disassociation";
import { recountSince } from "./recount-since";

type Answer = { readonly allowed: boolean; readonly reasons?: readonly { readonly code: string }[] };
export const codesOf = ({ reasons = [] }: Answer): readonly string[] => reasons.map(({ code }) => code);

export function ask(actor: Actor, customerId: string, more: { reason?: string; declared?: boolean } = {}) {
  const input = { customerId, reason: "The contract ends.", declared: true, understood: true, ...more };
  return askDisassociation(permit(actor, "disassociation.ask"), input);
}

/** A request that waits. */
export async function asked(actor: Actor, customerId: string): Promise<string> {
  const answer = await ask(actor, customerId);
  if (!answer.allowed) throw new Error(codesOf(answer).join());
  return answer.disassociationId;
}

export function approve(actor: Actor, disassociationId: string) {
  return approveDisassociation(permit(actor, "disassociation.decide"), { disassociationId, note: null });
}

/** The reseller asks, the customer approves; why not. */
export async function leave(world: World, customerId: string): Promise<readonly DisassociationReason[]> {
  const answer = await ask(world.reseller, customerId);
  if (!answer.allowed) return answer.reasons;
  const approved = await approve(customerActor(world, customerId), answer.disassociationId);
  return approved.allowed ? [] : approved.reasons;
}

/** A former customer joins a reseller again: frozen by default, and its charges of the month looked at anew. */
export async function comeBack({ distributor }: World, customerId: string, resellerId: string): Promise<void> {
  const { distributorId } = distributor;
  await inTenant(distributor, async (tx) => {
    await tx.select({ id: customers.id }).from(customers).where(eq(customers.id, customerId)).for("update");
    const at = await instantOf(tx);
    const [associationId, changeId] = [newId(), newId()];
    await tx.insert(associations).values({
      distributorId,
      id: associationId,
      customerId,
      resellerId,
      origin: "invited",
      startedAt: at,
      countsSince: at,
    });
    await tx
      .update(customers)
      .set({ resellerId, associationId, associatedAt: at, disassociatedAt: null })
      .where(eq(customers.id, customerId));
    await openFreezes(tx, { distributorId, changeId, at, by: stampOf(distributor) }, [
      {
        customerId,
        origin: "association-default",
        level: "account",
        reason: "newly-associated",
        messageToCustomer: null,
        agreementVersion: null,
        month: null,
        known: {},
      },
    ]);
    await recountSince(tx, distributor, customerId, monthStart(billingMonthOf(at)), at);
    const subject = { kind: "customer" as const, id: customerId, name: "c" };
    await recordAudit(tx, distributor, [{ changeId, at, action: "customer.associated", subject }]);
  });
}

/** Leaves by agreement and comes back at once to the world's reseller; why it could not leave. */
export async function leaveAndReturn(world: World, customerId: string): Promise<readonly DisassociationReason[]> {
  const reasons = await leave(world, customerId);
  if (reasons.length === 0) await comeBack(world, customerId, world.reseller.company.id);
  return reasons;
}
