import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { budgets, customers, distributors, resellers } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { toBillingMonth } from "@/lib/domain/calendar/billing-month";
import type { Authority, Holder } from "@/lib/domain/delegation/authority";
import { deletionDueAt, type FreezeLevel, freezeLevelOf, goneAtOf, isOpenAt } from "@/lib/domain/restriction/freeze";
import { loadAuthority } from "../delegation/load-authority";
import { customersOf } from "../scope";
import { inTenant } from "../tenant";
import { listCauses, type SeenBlock, type SeenFreeze } from "./list-causes";

export type RestrictionView = {
  readonly customer: { readonly id: string; readonly name: string; readonly resellerId: string | null };
  /** The highest level among the open causes; null: not frozen by any. */
  readonly level: FreezeLevel | null;
  readonly freezes: readonly (SeenFreeze & { readonly wentAt: Date | null; readonly deletionDueAt: Date | null })[];
  readonly blocks: readonly (SeenBlock & { readonly wentAt: Date | null })[];
  /** The earliest; informative only: nothing is deleted by a clock alone (G8). */
  readonly deletionDueAt: Date | null;
  /** Restricted or frozen partner companies: the origin partner-suspended, derived (G3). */
  readonly suspended: readonly Holder[];
  readonly resellerStopped: boolean;
  readonly hasBudget: boolean;
  readonly authority: Authority;
  readonly asOf: Date;
};

/** Null both when there is no such customer and when it is not this partner's to see. */
export async function getRestriction(
  { actor }: Permit<"restriction.read">,
  customerId: string,
  at: Date,
): Promise<RestrictionView | null> {
  return inTenant(actor, async (tx) => {
    const found = await findCustomer(tx, actor, customerId);
    if (!found) return null;
    const lift = found.lift ?? false;
    const open = await listCauses(tx, actor.distributorId, customerId, { openOnly: true });
    const freezes = open.freezes
      .filter((cause) => isOpenAt(withMonth(cause), lift, at))
      .map((cause) => ({
        ...cause,
        wentAt: goneAtOf(withMonth(cause), at),
        deletionDueAt: deletionDueAt(withMonth(cause), at),
      }));
    const blocks = open.blocks
      .filter((cause) => isOpenAt(withMonth(cause), lift, at))
      .map((cause) => ({ ...cause, wentAt: goneAtOf(withMonth(cause), at) }));
    return {
      customer: { id: found.id, name: found.name, resellerId: found.resellerId },
      level: freezeLevelOf(freezes),
      freezes,
      blocks,
      deletionDueAt: earliestOf(freezes.map((cause) => cause.deletionDueAt)),
      suspended: suspendedOf(found),
      resellerStopped: found.stoppedAt !== null,
      hasBudget: found.lift !== null,
      authority: await loadAuthority(tx, actor.distributorId, customerId, at),
      asOf: at,
    };
  });
}

async function findCustomer(tx: Transaction, actor: Actor, customerId: string) {
  const [row] = await tx
    .select({
      id: customers.id,
      name: customers.name,
      resellerId: customers.resellerId,
      distributorState: distributors.state,
      resellerState: resellers.state,
      stoppedAt: resellers.stoppedAt,
      lift: budgets.liftWhenRestored,
    })
    .from(customers)
    .innerJoin(distributors, eq(distributors.distributorId, customers.distributorId))
    .leftJoin(
      resellers,
      and(eq(resellers.distributorId, customers.distributorId), eq(resellers.id, customers.resellerId)),
    )
    .leftJoin(budgets, and(eq(budgets.distributorId, customers.distributorId), eq(budgets.customerId, customers.id)))
    .where(and(customersOf(actor), eq(customers.id, customerId)))
    .limit(1);
  return row;
}

type States = { readonly distributorState: string; readonly resellerState: string | null };

function suspendedOf({ distributorState, resellerState }: States): readonly Holder[] {
  const suspended: Holder[] = [];
  if (distributorState !== "active") suspended.push("distributor");
  if (resellerState !== null && resellerState !== "active") suspended.push("reseller");
  return suspended;
}

function withMonth<Cause extends { readonly month: string | null }>(cause: Cause) {
  return { ...cause, month: cause.month === null ? null : toBillingMonth(cause.month) };
}

function earliestOf(instants: readonly (Date | null)[]): Date | null {
  const known = instants.filter((one) => one !== null).map((one) => one.getTime());
  return known.length === 0 ? null : new Date(Math.min(...known));
}
