import "server-only";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { recalls, resellers } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import { type Authority, PERMISSIONS, type Permission } from "@/lib/domain/delegation/authority";
import { recalledBy } from "@/lib/domain/delegation/recall";
import { stampOf } from "../actor-stamp";
import { tellCompanies } from "../alert/write-notices";
import { recordAudit } from "../audit";
import type { LockedCustomer } from "../customer/lock-customer";
import { newId } from "../new-id";
import { bothOf } from "./tell-both";

export type RecallChange = { readonly changeId: string; readonly at: Date; readonly reason: string };
export type Recalled = { readonly customer: LockedCustomer; readonly permissions: readonly Permission[] };

/** What an act that may bring a recall along takes back; nothing when it was not asked for or is not the actor's to do. */
export function recalledWith(
  actor: Actor,
  authority: Authority,
  { asked, needed }: { readonly asked: boolean | undefined; readonly needed: readonly Permission[] },
): readonly Permission[] {
  return asked && issuePermit(actor, "delegation.recall") !== null ? recalledBy(authority, needed) : [];
}

/** Takes permissions back for locked customers of one reseller; what was recalled before stays so (G1). */
export async function writeRecalls(
  tx: Transaction,
  actor: Actor,
  { changeId, at, reason }: RecallChange,
  recalled: readonly Recalled[],
): Promise<void> {
  const [first] = recalled;
  const resellerId = first?.customer.resellerId ?? null;
  if (!first || resellerId === null) return;
  const { distributorId } = actor;
  const [reseller] = await tx
    .select({ name: resellers.name })
    .from(resellers)
    .where(and(eq(resellers.distributorId, distributorId), eq(resellers.id, resellerId)));
  const by = stampOf(actor);
  const before = await endOpen(tx, actor, { changeId, at }, recalled);
  const rows = recalled.map(({ customer, permissions }) => {
    const former = before.get(customer.id) ?? [];
    const all = PERMISSIONS.filter((one) => permissions.includes(one) || former.includes(one));
    return { distributorId, id: newId(), customerId: customer.id, resellerId, changeId, permissions: all, reason, by };
  });
  await tx.insert(recalls).values(rows.map((row) => ({ ...row, since: at })));
  await recordAudit(
    tx,
    actor,
    recalled.map(({ customer }, index) => ({
      changeId,
      at,
      action: "delegation.recalled",
      subject: { kind: "customer", id: customer.id, name: customer.name },
      before: { permissions: before.get(customer.id) ?? [] },
      after: { permissions: rows[index]?.permissions, reseller: reseller?.name },
      reason,
    })),
  );
  const facts = {
    reseller: reseller?.name ?? "",
    customer: first.customer.name,
    customers: recalled.length,
    permissions: PERMISSIONS.filter((one) => recalled.some(({ permissions }) => permissions.includes(one))),
    reason,
  };
  const notice = { kind: "permissions-recalled", urgent: false, facts } as const;
  const customerId = recalled.length === 1 ? first.customer.id : null;
  await tellCompanies(tx, distributorId, at, [{ to: bothOf(actor, resellerId), notice, customerId }]);
}

async function endOpen(
  tx: Transaction,
  actor: Actor,
  { changeId, at }: Pick<RecallChange, "changeId" | "at">,
  recalled: readonly Recalled[],
): Promise<ReadonlyMap<string, readonly Permission[]>> {
  const ended = await tx
    .update(recalls)
    .set({ endedAt: at, endedBy: stampOf(actor), endReason: "recalled", endChangeId: changeId })
    .where(
      and(
        eq(recalls.distributorId, actor.distributorId),
        inArray(
          recalls.customerId,
          recalled.map(({ customer }) => customer.id),
        ),
        isNull(recalls.endedAt),
      ),
    )
    .returning({ customerId: recalls.customerId, permissions: recalls.permissions });
  return new Map(ended.map(({ customerId, permissions }) => [customerId, permissions]));
}
