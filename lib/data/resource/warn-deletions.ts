import "server-only";
import { and, asc, eq, inArray, isNull, type SQL } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { deletionWarnings, resources } from "@/db/schema";
import { DAY_MS } from "@/lib/domain/calendar/billing-month";
import { isPaidByUse } from "@/lib/domain/catalogue/offer";
import { DELETION_WARNING_DAYS, deletionWarningsAt } from "@/lib/domain/resource/deletion-warning";
import { standingOf } from "@/lib/domain/resource/status";
import { type CompanyRef, tellCompanies } from "../alert/write-notices";
import { type LockedCustomer, lockCustomer } from "../customer/lock-customer";
import { loadAuthority } from "../delegation/load-authority";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { findDistributor, systemActor } from "../system-actor";
import { inTenant } from "../tenant";
import { loadFreezes } from "./load-freezes";
import { dueBy, notHeld } from "./resource-filter";

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

function near(distributorId: string, at: Date) {
  const horizon = new Date(at.getTime() + DELETION_WARNING_DAYS[0] * DAY_MS);
  return and(
    eq(resources.distributorId, distributorId),
    isNull(resources.closedAt),
    dueBy(distributorId, horizon, at),
    notHeld(distributorId),
  );
}

/** Customers of whom something is to be said; read without locks, and looked at again under each customer's own. */
async function nearing(distributorId: string): Promise<readonly string[]> {
  return inTenant({ distributorId }, async (tx) => {
    const at = await instantOf(tx);
    const dues = await duesOf(tx, distributorId, undefined, at);
    const ids = [...new Set(dues.map(({ customerId }) => customerId))].toSorted();
    const given = await tx
      .select()
      .from(deletionWarnings)
      .where(and(eq(deletionWarnings.distributorId, distributorId), inArray(deletionWarnings.customerId, ids)));
    const said = new Set(given.map(({ customerId, dueAt, days }) => keyOf(customerId, dueAt, days)));
    const isUnsaid = ({ customerId, dueAt }: Due) =>
      !said.has(keyOf(customerId, dueAt, deletionWarningsAt(dueAt, at).at(-1) ?? 0));
    const unsaid = new Set(dues.filter(isUnsaid).map(({ customerId }) => customerId));
    return ids.filter((id) => unsaid.has(id));
  });
}

const keyOf = (customerId: string, dueAt: Date, days: number) => `${customerId} ${dueAt.getTime()} ${days}`;

type Due = {
  readonly customerId: string;
  readonly dueAt: Date;
  readonly cause: "frozen" | "expired";
  readonly names: readonly string[];
};

async function warnOf(tx: Transaction, distributorId: string, customer: LockedCustomer): Promise<void> {
  const at = await instantOf(tx);
  const authority = await loadAuthority(tx, distributorId, customer.id, at);
  const holder: CompanyRef =
    authority["freeze-resources"] === "reseller" && customer.resellerId !== null
      ? { kind: "reseller", id: customer.resellerId }
      : { kind: "distributor", id: distributorId };
  const to: readonly CompanyRef[] = [holder, { kind: "customer", id: customer.id }];
  for (const due of await duesOf(tx, distributorId, eq(resources.customerId, customer.id), at)) {
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

/** What of a customer falls due at the same instant, together. */
async function duesOf(tx: Transaction, distributorId: string, of: SQL | undefined, at: Date): Promise<readonly Due[]> {
  const rows = await tx
    .select()
    .from(resources)
    .where(and(of, near(distributorId, at)))
    .orderBy(asc(resources.name), asc(resources.id));
  const customerIds = rows.map(({ customerId }) => customerId);
  const known = await loadFreezes(tx, distributorId, customerIds, at);
  const dues = rows.flatMap((resource) => {
    const { customerId, mode, name } = resource;
    const { deletionDueAt: dueAt } = standingOf(resource, known.get(customerId)?.freeze ?? null, at);
    const cause = isPaidByUse(mode) ? ("frozen" as const) : ("expired" as const);
    return dueAt === null ? [] : [{ customerId, dueAt, cause, name }];
  });
  const together = Map.groupBy(dues, ({ customerId, dueAt }) => keyOf(customerId, dueAt, 0));
  return [...together.values()].flatMap((group) => {
    const [first] = group;
    return first ? [{ ...first, names: group.map(({ name }) => name) }] : [];
  });
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
