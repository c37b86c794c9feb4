import "server-only";
import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { recalls } from "@/db/schema";
import type { ReturnInput } from "@/lib/contracts/delegation";
import type { Permit } from "@/lib/domain/access/permit";
import { ALLOWED, type Decision, refuse } from "@/lib/domain/decision";
import { PERMISSIONS } from "@/lib/domain/delegation/authority";
import { type DelegationReason, decideReturn } from "@/lib/domain/delegation/decide-delegation";
import { stampOf } from "../actor-stamp";
import { tellCompanies } from "../alert/write-notices";
import { recordAudit } from "../audit";
import type { LockedCustomer } from "../customer/lock-customer";
import { supersedeRequests } from "../request/supersede-requests";
import { inTenant } from "../tenant";
import { beginDelegation, type DelegationAct } from "./begin-delegation";
import { lockResellerCustomers } from "./lock-reseller-customers";
import { bothOf } from "./tell-both";

/** Gives back what was recalled for these customers; one of them not recalled refuses all ("Recall"). */
export async function returnPermissions(
  { actor }: Permit<"delegation.recall">,
  { resellerId, customerIds, reason }: ReturnInput,
): Promise<Decision<DelegationReason>> {
  return inTenant(actor, async (tx) => {
    const act = await beginDelegation(tx, actor, resellerId, reason);
    if (!act) return refuse({ code: "delegation.reseller-unknown" });
    const customers = await lockResellerCustomers(tx, actor, resellerId, customerIds);
    if (!customers) return refuse({ code: "delegation.customer-unknown" });
    const ids = customers.map(({ id }) => id);
    const open = and(
      eq(recalls.distributorId, actor.distributorId),
      inArray(recalls.customerId, ids),
      isNull(recalls.endedAt),
    );
    const recalled = await tx.$count(recalls, open);
    const { changeId, current, at } = act;
    const decision = decideReturn({ ...act.facts, current, at, isRecalled: recalled === customers.length });
    if (!decision.allowed) return decision;

    const ended = await tx
      .update(recalls)
      .set({ endedAt: at, endedBy: stampOf(actor), endReason: reason ?? "returned", endChangeId: changeId })
      .where(open)
      .returning({ customerId: recalls.customerId, permissions: recalls.permissions });
    await noteReturn(tx, act, customers, ended);
    await supersedeRequests(tx, actor, { resellerId, changeId, at, except: null });
    return ALLOWED;
  });
}

type Ended = readonly Pick<typeof recalls.$inferSelect, "customerId" | "permissions">[];

async function noteReturn(
  tx: Transaction,
  { actor, reseller, changeId, at, facts: { reason } }: DelegationAct,
  customers: readonly LockedCustomer[],
  ended: Ended,
): Promise<void> {
  const endedOf = new Map(ended.map(({ customerId, permissions }) => [customerId, permissions]));
  await recordAudit(
    tx,
    actor,
    customers.map(({ id, name }) => ({
      changeId,
      at,
      action: "delegation.returned",
      subject: { kind: "customer", id, name },
      before: { permissions: endedOf.get(id), reseller: reseller.name },
      reason,
    })),
  );
  const [first] = customers;
  if (!first) return;
  const permissions = PERMISSIONS.filter((one) => ended.some((recall) => recall.permissions.includes(one)));
  const facts = { reseller: reseller.name, customer: first.name, customers: customers.length, permissions, reason };
  const notice = { kind: "permissions-returned", urgent: false, facts } as const;
  const customerId = customers.length === 1 ? first.id : null;
  await tellCompanies(tx, actor.distributorId, at, [{ to: bothOf(actor, reseller.id), notice, customerId }]);
}
