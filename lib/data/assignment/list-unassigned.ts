import "server-only";
import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { assignments, customers, resellers } from "@/db/schema";
import type { Unassigned } from "@/lib/contracts/assignment-view";
import { decodeCursor, encodeCursor } from "@/lib/contracts/cursor";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { customersOf, resellersOf } from "../scope";
import { inTenant } from "../tenant";
import type { Assignable } from "./find-managers";

const PAGE = 50;

export type UnassignedPage = {
  readonly rows: readonly Unassigned[];
  readonly after: string | null;
};

/** Own customers, or a distributor's resellers, without an account manager, by name, one keyset page. */
export async function listUnassigned(
  { actor }: Permit<"assignment.read">,
  kind: Assignable,
  after: string | null,
): Promise<UnassignedPage> {
  const table = kind === "customer" ? customers : resellers;
  const cursor = decodeCursor(after);
  const beyond = cursor && sql`(${table.name}, ${table.id}) > (${cursor[0]}, ${cursor[1]}::uuid)`;
  const rows = await inTenant(actor, (tx) =>
    tx
      .select({ id: table.id, name: table.name, accountName: table.accountName })
      .from(table)
      .where(and(withoutManager(actor, kind), beyond ?? undefined))
      .orderBy(asc(table.name), asc(table.id))
      .limit(PAGE + 1),
  );
  const last = rows[PAGE - 1];
  return { rows: rows.slice(0, PAGE), after: rows.length > PAGE && last ? encodeCursor([last.name, last.id]) : null };
}

export type UnassignedCounts = Readonly<Record<Assignable, number>>;

/** How many of each are without an account manager; a reseller has no resellers. */
export async function countUnassigned({ actor }: Permit<"assignment.read">): Promise<UnassignedCounts> {
  return inTenant(actor, async (tx) => ({
    customer: await count(tx, actor, "customer"),
    reseller: await count(tx, actor, "reseller"),
  }));
}

async function count(tx: Transaction, actor: Actor, kind: Assignable): Promise<number> {
  const [row] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(kind === "customer" ? customers : resellers)
    .where(withoutManager(actor, kind));
  return row?.count ?? 0;
}

/** Own customers without an account manager, of a company that assigns at all. */
export async function countOrphans(tx: Transaction, actor: Actor): Promise<number> {
  const [used] = await tx
    .select({ id: assignments.id })
    .from(assignments)
    .where(and(eq(assignments.distributorId, actor.distributorId), eq(assignments.companyId, actor.company.id)))
    .limit(1);
  return used ? count(tx, actor, "customer") : 0;
}

function withoutManager(actor: Actor, kind: Assignable): SQL | undefined {
  const open = sql`a.distributor_id = ${actor.distributorId}::uuid and a.ended_at is null`;
  if (kind === "reseller") {
    if (actor.company.kind !== "distributor") return sql`false`;
    return and(
      resellersOf(actor),
      sql`not exists (select 1 from ${assignments} a where ${open} and a.reseller_id = ${resellers.id})`,
    );
  }
  return and(
    customersOf(actor),
    isNull(customers.disassociatedAt),
    actor.company.kind === "distributor" ? isNull(customers.resellerId) : eq(customers.resellerId, actor.company.id),
    sql`not exists (select 1 from ${assignments} a where ${open} and a.customer_id = ${customers.id})`,
  );
}
