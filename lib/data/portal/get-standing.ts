import "server-only";
import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { plainOf } from "../audit";
import { loadPurchaseFactsIn } from "../purchase/load-purchase-facts";
import { inTenant } from "../tenant";

export type Standing = {
  /** Equal while nothing moved that a page of the customer's answers from. */
  readonly mark: string;
  readonly at: Date;
};

/**
 * Where the actor's own customer stands now, to be compared with where it stood: what every purchase is decided on,
 * and the newest of what it was told, ordered and asked. A fixed number of rows by key; null: it is no customer any more.
 */
export async function getStanding({ actor }: Permit<"portal.read">): Promise<Standing | null> {
  return inTenant(actor, (tx) => standingIn(tx, actor));
}

/** The same within a transaction, for who measures what it reads. */
export async function standingIn(tx: Transaction, actor: Actor): Promise<Standing | null> {
  const facts = await loadPurchaseFactsIn(tx, actor, actor.company.id);
  if (!facts) return null;
  const { at, ...decisive } = facts;
  const text = JSON.stringify(plainOf([decisive, await newestOf(tx, actor)]));
  return { mark: createHash("sha256").update(text).digest("base64url"), at };
}

async function newestOf(tx: Transaction, { distributorId, company }: Actor) {
  const [row] = await tx.execute(sql`
    select c.association_id, c.reseller_id,
      (select m.id from messages m
        where m.distributor_id = ${distributorId} and m.company_id = c.id and m.company_kind = 'customer'
        order by m.at desc, m.id desc limit 1) as message,
      (select o.id::text || coalesce(o.accepted_at, o.cancelled_at, o.pay_before)::text from orders o
        where o.distributor_id = ${distributorId} and o.customer_id = c.id
        order by o.created_at desc, o.id desc limit 1) as ordered,
      (select q.id from customer_questions q
        where q.distributor_id = ${distributorId} and q.customer_id = c.id
        order by q.asked_at desc, q.id desc limit 1) as asked
    from customers c
    where c.distributor_id = ${distributorId} and c.id = ${company.id}`);
  return row ?? null;
}
