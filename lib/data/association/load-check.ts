import "server-only";
import { and, count, eq, isNull, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { freezeCauses, requests, resellers } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { CheckFacts } from "@/lib/domain/association/decide-disassociation";
import type { Side } from "@/lib/domain/association/disassociation";
import type { Holder } from "@/lib/domain/delegation/authority";
import type { LockedCustomer } from "../customer/lock-customer";
import { findDistributor } from "../system-actor";

export type Subject = Pick<LockedCustomer, "id" | "resellerId">;

/** Which side the actor is; null: the distributor above the customer's reseller. The customer must be in its scope. */
export function sideOf({ company }: Actor, { resellerId }: Subject): Side | null {
  if (company.kind === "customer") return "customer";
  return company.kind === "reseller" || resellerId === null ? "partner" : null;
}

/** What the check of an association's end is decided on. */
export async function loadCheck(
  tx: Transaction,
  distributorId: string,
  subject: Subject,
  at: Date,
): Promise<CheckFacts> {
  const [suspended, freezeOrigins, commitments, waiting] = await Promise.all([
    suspendedOf(tx, distributorId, subject),
    originsOf(tx, distributorId, subject),
    commitmentsOf(tx, distributorId, subject, at),
    countWaiting(tx, distributorId, subject),
  ]);
  return { suspended, freezeOrigins, commitments, waiting };
}

async function suspendedOf(tx: Transaction, distributorId: string, { resellerId }: Subject): Promise<Holder[]> {
  const distributor = await findDistributor(tx, distributorId);
  const suspended: Holder[] = distributor?.state === "frozen" ? ["distributor"] : [];
  if (resellerId === null) return suspended;
  const [reseller] = await tx
    .select({ state: resellers.state })
    .from(resellers)
    .where(and(eq(resellers.distributorId, distributorId), eq(resellers.id, resellerId)));
  return reseller?.state === "frozen" ? [...suspended, "reseller"] : suspended;
}

async function originsOf(tx: Transaction, distributorId: string, { id }: Subject) {
  const rows = await tx
    .select({ origin: freezeCauses.origin })
    .from(freezeCauses)
    .where(
      and(eq(freezeCauses.distributorId, distributorId), eq(freezeCauses.customerId, id), isNull(freezeCauses.endedAt)),
    );
  return rows.map(({ origin }) => origin);
}

/** Within their term: those that charges of elsewhere tell, and those ordered here. */
async function commitmentsOf(tx: Transaction, distributorId: string, { id }: Subject, at: Date) {
  const now = sql`${at.toISOString()}::timestamptz`;
  const [row] = await tx.execute<{ count: number; until: Date | string | null }>(sql`
    select count(distinct v.commitment)::int as count, max(v.until) as until from (
      select c.commitment_id as commitment, c.charge_end as until from charges c
      where c.distributor_id = ${distributorId} and c.customer_id = ${id} and c.commitment_id is not null
        and c.removed_in is null and c.charge_end > ${now}
      union all
      select r.id::text, r.expires_at from resources r
      where r.distributor_id = ${distributorId} and r.customer_id = ${id} and r.closed_at is null
        and r.mode in ('reserved-instance', 'savings-plan') and r.expires_at > ${now}) v`);
  return row && row.until !== null ? { count: row.count, until: new Date(row.until) } : null;
}

async function countWaiting(tx: Transaction, distributorId: string, { id }: Subject): Promise<number> {
  const [row] = await tx
    .select({ count: count() })
    .from(requests)
    .where(and(eq(requests.distributorId, distributorId), eq(requests.customerId, id), eq(requests.state, "pending")));
  return row?.count ?? 0;
}
