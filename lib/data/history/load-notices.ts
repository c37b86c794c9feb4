import "server-only";
import { and, asc, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customers, distributors, messages, outbox, resellers } from "@/db/schema";
import type { EvidenceNotice } from "@/lib/contracts/evidence-view";

type Of = { readonly distributorId: string; readonly customerId: string; readonly instants: readonly Date[] };

/** What companies were told of the customer at these instants, and whether the messages went out (G18). */
export async function loadNotices(tx: Transaction, of: Of): Promise<readonly EvidenceNotice[]> {
  if (of.instants.length === 0) return [];
  const told = await tx
    .select({
      kind: messages.kind,
      companyKind: messages.companyKind,
      at: messages.at,
      facts: messages.facts,
      distributor: distributors.name,
      reseller: resellers.name,
      customer: customers.name,
    })
    .from(messages)
    .innerJoin(distributors, eq(distributors.distributorId, messages.distributorId))
    .leftJoin(resellers, and(eq(resellers.distributorId, messages.distributorId), eq(resellers.id, messages.companyId)))
    .leftJoin(customers, and(eq(customers.distributorId, messages.distributorId), eq(customers.id, messages.companyId)))
    .where(
      and(
        eq(messages.distributorId, of.distributorId),
        eq(messages.customerId, of.customerId),
        inArray(messages.at, [...of.instants]),
      ),
    )
    .orderBy(asc(messages.at), asc(messages.kind), asc(messages.id));
  const sent = await loadSent(tx, of);
  return told.map(({ kind, companyKind, at, facts, ...names }) => ({
    kind,
    to: { kind: companyKind, name: names[companyKind] ?? "" },
    at,
    facts,
    state: sent.get(`${kind} ${at.getTime()}`) ?? "none",
  }));
}

/** A notice's message leaves as one row of the same kind and instant, whatever the number of companies. */
async function loadSent(tx: Transaction, { distributorId, customerId, instants }: Of) {
  const rows = await tx
    .select({ kind: outbox.kind, at: outbox.createdAt, state: outbox.state, payload: outbox.payload })
    .from(outbox)
    .where(and(eq(outbox.distributorId, distributorId), inArray(outbox.createdAt, [...instants])));
  const own = rows.filter(({ payload }) => (payload as { readonly customerId?: unknown }).customerId === customerId);
  return new Map(own.map(({ kind, at, state }) => [`${kind} ${at.getTime()}`, state]));
}
