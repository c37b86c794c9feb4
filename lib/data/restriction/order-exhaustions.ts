import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { resellers, restrictionActs } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { FREEZE_AGREEMENT_VERSION } from "@/lib/domain/restriction/cause";
import { OPEN_ACT_STATES } from "@/lib/domain/restriction/waiting-act";
import type { LockedCustomer } from "../customer/lock-customer";
import { loadAuthorities } from "../delegation/load-authority";
import { writeOrder } from "./write-order";

type When = { readonly changeId: string; readonly at: Date };

/**
 * Orders for a second person what the action of an exhausted budget may not do alone: freezing a protected customer's
 * resources. Whoever holds freeze-resources confirms. A freeze that is ordered already stays as it is (G8).
 */
export async function orderExhaustions(
  tx: Transaction,
  system: Actor,
  { changeId, at }: When,
  ordering: readonly { readonly customer: LockedCustomer }[],
): Promise<void> {
  if (ordering.length === 0) return;
  const { distributorId } = system;
  const ids = ordering.map(({ customer }) => customer.id);
  const authorities = await loadAuthorities(tx, distributorId, ids, at);
  const ordered = await loadOrdered(tx, distributorId, ids);
  const actors = await actorsOf(
    tx,
    system,
    ordering.map(({ customer }) => customer),
  );
  for (const { customer } of ordering) {
    if (ordered.has(customer.id)) continue;
    const delegated = authorities.get(customer.id)?.["freeze-resources"] === "reseller";
    const actor = (delegated && actors.get(customer.resellerId ?? "")) || system;
    await writeOrder(
      tx,
      { actor, customer, changeId, at },
      {
        kind: "freeze",
        level: "account-and-resources",
        origins: ["budget-exhausted"],
        timing: "now",
        orderedFor: null,
        reason: "budget-used-up",
        messageToCustomer: null,
        agreementVersion: FREEZE_AGREEMENT_VERSION,
        preview: null,
        second: true,
      },
    );
  }
}

async function loadOrdered(tx: Transaction, distributorId: string, ids: readonly string[]) {
  const rows = await tx
    .select({ customerId: restrictionActs.customerId })
    .from(restrictionActs)
    .where(
      and(
        eq(restrictionActs.distributorId, distributorId),
        inArray(restrictionActs.customerId, [...ids]),
        eq(restrictionActs.kind, "freeze"),
        inArray(restrictionActs.state, [...OPEN_ACT_STATES]),
      ),
    );
  return new Set(rows.map(({ customerId }) => customerId));
}

/** The product itself acting for each of these customers' resellers. */
async function actorsOf(
  tx: Transaction,
  system: Actor,
  customers: readonly LockedCustomer[],
): Promise<ReadonlyMap<string, Actor>> {
  const ids = customers.flatMap(({ resellerId }) => (resellerId === null ? [] : [resellerId]));
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: resellers.id, name: resellers.name, accountName: resellers.accountName, state: resellers.state })
    .from(resellers)
    .where(and(eq(resellers.distributorId, system.distributorId), inArray(resellers.id, ids)));
  return new Map(
    rows.map(({ state, ...company }) => [
      company.id,
      { ...system, company: { kind: "reseller" as const, ...company }, companyState: state },
    ]),
  );
}
