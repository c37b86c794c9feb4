import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { deletionWarnings, resources } from "@/db/schema";
import { deletionWarningsAt } from "@/lib/domain/resource/deletion-warning";
import { type CompanyRef, tellCompanies } from "../alert/write-notices";
import { type LockedCustomer, lockCustomer } from "../customer/lock-customer";
import { loadAuthority } from "../delegation/load-authority";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { findDistributor, systemActor } from "../system-actor";
import { inTenant } from "../tenant";
import { type DueDeletion, dueKeyOf, listDueDeletions } from "./list-due-deletions";

/**
 * Warns customer and holder 7, 3 and 1 days before what is frozen or expired is due for deletion, each once whatever
 * runs twice or late; each customer in a transaction of its own (R-5.4, G8).
 */
export async function warnDeletions(distributorId: string): Promise<void> {
  for (const customerId of await nearing(distributorId)) {
    await inTenant({ distributorId }, async (tx) => {
      const distributor = await findDistributor(tx, distributorId);
      if (!distributor) return;
      const customer = await lockCustomer(tx, systemActor(distributorId, distributor, newId()), customerId);
      if (customer) await warnOf(tx, distributorId, customer);
    });
  }
}

/** Customers of whom something is to be said; read without locks, and looked at again under each customer's own. */
async function nearing(distributorId: string): Promise<readonly string[]> {
  return inTenant({ distributorId }, async (tx) => {
    const at = await instantOf(tx);
    const dues = await listDueDeletions(tx, distributorId, undefined, at);
    const ids = [...new Set(dues.map(({ customerId }) => customerId))].toSorted();
    const given = await tx
      .select()
      .from(deletionWarnings)
      .where(and(eq(deletionWarnings.distributorId, distributorId), inArray(deletionWarnings.customerId, ids)));
    const said = new Set(given.map(({ customerId, dueAt, days }) => dueKeyOf(customerId, dueAt, days)));
    const isUnsaid = ({ customerId, dueAt }: DueDeletion) =>
      !said.has(dueKeyOf(customerId, dueAt, deletionWarningsAt(dueAt, at).at(-1) ?? 0));
    const unsaid = new Set(dues.filter(isUnsaid).map(({ customerId }) => customerId));
    return ids.filter((id) => unsaid.has(id));
  });
}

async function warnOf(tx: Transaction, distributorId: string, customer: LockedCustomer): Promise<void> {
  const at = await instantOf(tx);
  const authority = await loadAuthority(tx, distributorId, customer.id, at);
  const holder: CompanyRef =
    authority["freeze-resources"] === "reseller" && customer.resellerId !== null
      ? { kind: "reseller", id: customer.resellerId }
      : { kind: "distributor", id: distributorId };
  const to: readonly CompanyRef[] = [holder, { kind: "customer", id: customer.id }];
  for (const due of await listDueDeletions(tx, distributorId, eq(resources.customerId, customer.id), at)) {
    if (!(await isNew(tx, distributorId, customer.id, due.dueAt, at))) continue;
    const facts = {
      customer: customer.name,
      count: due.names.length,
      name: due.names[0] ?? "",
      cause: due.cause,
      dueAt: due.dueAt.toISOString(),
      isDue: due.dueAt <= at,
    };
    const notice = { kind: "deletion-due", urgent: true, facts } as const;
    await tellCompanies(tx, distributorId, at, [{ to, notice, customerId: customer.id }]);
  }
}

/** A nearer warning overtakes the farther ones that a standstill has missed. */
async function isNew(tx: Transaction, distributorId: string, customerId: string, dueAt: Date, at: Date) {
  const days = deletionWarningsAt(dueAt, at);
  const nearest = days.at(-1);
  if (nearest === undefined) return false;
  const given = await tx
    .insert(deletionWarnings)
    .values(days.map((one) => ({ distributorId, customerId, dueAt, days: one, at })))
    .onConflictDoNothing()
    .returning({ days: deletionWarnings.days });
  return given.some(({ days: one }) => one === nearest);
}
