import "server-only";
import { and, desc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { renewalAttempts } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { graceEndOf } from "@/lib/domain/resource/status";
import { tellCompanies } from "../alert/write-notices";
import { plainOf, recordAudit } from "../audit";
import type { LockedCustomer } from "../customer/lock-customer";
import { newId } from "../new-id";
import type { ResourceRow } from "./load-term-facts";

export type Locked = { readonly customer: LockedCustomer; readonly resource: ResourceRow; readonly at: Date };

/** The last try of a resource at an expiry; null: none was refused. */
export async function lastAttemptOf(
  tx: Transaction,
  { distributorId }: Actor,
  resourceId: string,
  expiresAt: Date,
): Promise<Pick<typeof renewalAttempts.$inferSelect, "at" | "reasons" | "ended"> | null> {
  const [last] = await tx
    .select({ at: renewalAttempts.at, reasons: renewalAttempts.reasons, ended: renewalAttempts.ended })
    .from(renewalAttempts)
    .where(
      and(
        eq(renewalAttempts.distributorId, distributorId),
        eq(renewalAttempts.resourceId, resourceId),
        eq(renewalAttempts.expiresAt, expiresAt),
      ),
    )
    .orderBy(desc(renewalAttempts.at))
    .limit(1);
  return last ?? null;
}

/** Keeps, notes and tells the customer that a renewal was refused, or that it is given up; under its lock. */
export async function keepAttempt(
  tx: Transaction,
  actor: Actor,
  { customer, resource, at }: Locked,
  found: readonly { readonly code: string }[],
  ended: boolean,
): Promise<void> {
  const { distributorId } = actor;
  const { id: resourceId, name, expiresAt } = resource;
  if (!expiresAt) throw new Error("what renews itself has a term");
  // Money as decimal text and instants as ISO text, as JSON keeps them.
  const reasons = plainOf(found) as readonly { readonly code: string }[];
  await tx.insert(renewalAttempts).values({ distributorId, id: newId(), resourceId, expiresAt, at, reasons, ended });
  const graceEndsAt = graceEndOf(expiresAt);
  await recordAudit(tx, actor, [
    {
      changeId: newId(),
      at,
      action: ended ? "resource.renewal-given-up" : "resource.renewal-refused",
      subject: { kind: "resource", id: resourceId, name, customerId: customer.id },
      after: { expiresAt, graceEndsAt, reasons },
    },
  ]);
  const facts = {
    resourceId,
    resource: name,
    expiresAt: expiresAt.toISOString(),
    graceEndsAt: graceEndsAt.toISOString(),
    reasons: reasons.map(({ code }) => code),
  };
  const kind = ended ? "renewal-given-up" : "renewal-refused";
  const to = [{ kind: "customer", id: customer.id }] as const;
  await tellCompanies(tx, distributorId, at, [{ to, notice: { urgent: true, kind, facts }, customerId: customer.id }]);
}
