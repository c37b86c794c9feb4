import "server-only";
import { and, isNull, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customers } from "@/db/schema";
import { ALERTS, type AlertKind } from "@/lib/domain/alert/alert";
import type { AlertFactsOf } from "@/lib/domain/alert/alert-facts";
import { audienceOf, type Present, type Wanted } from "@/lib/domain/alert/settlement";
import { heldByReseller } from "../delegation/held-by-reseller";
import { tenantCustomersOf } from "../scope";

export type Asked = { readonly distributorId: string; readonly at: Date };

/** An open alert of the kind, with what it is about. */
export type OpenAlert = Present & { readonly customerId: string | null; readonly threshold: number | null };

/** What there is to deal with of one kind, of all of a distributor's; in few statements, whatever their number. */
export type Condition = (tx: Transaction, asked: Asked, open: readonly OpenAlert[]) => Promise<readonly Wanted[]>;

/** The columns that say whom a customer's alert is for. */
export function concernedColumns(kind: AlertKind, at: Date) {
  const { audience } = ALERTS[kind];
  const held = typeof audience === "object" ? heldByReseller(sql`${audience.holderOf}`, at) : sql<boolean>`false`;
  return { id: customers.id, name: customers.name, resellerId: customers.resellerId, held };
}

/** A former customer has no partner that would deal with anything. */
export function presentCustomersOf(distributorId: string): SQL | undefined {
  return and(tenantCustomersOf({ distributorId }), isNull(customers.disassociatedAt));
}

type Concerned = { readonly id: string; readonly resellerId: string | null; readonly held: boolean };

/** An alert about a customer. */
export function ofCustomer<Kind extends AlertKind>(
  { distributorId }: Asked,
  kind: Kind,
  { id, resellerId, held }: Concerned,
  { key, subjectId = null, facts }: { key: string; subjectId?: string | null; facts: AlertFactsOf[Kind] },
): Wanted {
  const to = audienceOf(ALERTS[kind].audience, distributorId, { resellerId, held });
  return { kind, key, customerId: id, resellerId: null, subjectId, to, facts } as Wanted;
}

/** An alert about a reseller, or, without one, about the distributor's own house. */
export function ofCompany<Kind extends AlertKind>(
  { distributorId }: Asked,
  kind: Kind,
  resellerId: string | null,
  { key, subjectId = null, facts }: { key: string; subjectId?: string | null; facts: AlertFactsOf[Kind] },
): Wanted {
  const to = audienceOf(ALERTS[kind].audience, distributorId, { resellerId, held: false });
  return { kind, key, customerId: null, resellerId, subjectId, to, facts } as Wanted;
}
