import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import type { CHARGE_ORIGINS } from "@/lib/domain/expenditure/charge";

/** `recount`: the charges looked at, as they stand; `recounted`: as they shall stand. Private to the connection. */
export async function openRecount(tx: Transaction): Promise<void> {
  await tx.execute(sql`create temp table if not exists recount (
    is_new boolean not null, month text not null, id uuid not null, origin text not null,
    delivery_id uuid, added_in integer, removed_in integer,
    account_id text not null, day date not null, charge_start timestamptz(3) not null,
    category text not null, counting text not null, commitment_id text, list_cost numeric(38,12) not null,
    service text not null, region text not null, charging_mode text not null,
    was_live boolean not null, is_live boolean not null,
    old_customer uuid, old_association uuid, old_spent numeric(38,12) not null, old_in_budget boolean not null
  ) on commit delete rows`);
  await tx.execute(sql`create temp table if not exists recounted (
    month text not null, id uuid not null, customer uuid, association uuid,
    spent numeric(38,12) not null, in_budget boolean not null
  ) on commit delete rows`);
  await tx.execute(sql`delete from recount`);
  await tx.execute(sql`delete from recounted`);
}

const RECOUNT_COLUMNS = sql.raw(`is_new, month, id, origin, delivery_id, added_in, removed_in,
  account_id, day, charge_start, category, counting, commitment_id, list_cost, service, region, charging_mode,
  was_live, is_live, old_customer, old_association, old_spent, old_in_budget`);

/** Looks at charges in force (alias `c`) that `condition` names; `droppedBy` is the revision that drops them, if any. */
export async function lookAtCharges(
  tx: Transaction,
  { distributorId }: Pick<Actor, "distributorId">,
  condition: SQL,
  droppedBy: SQL | null = null,
): Promise<void> {
  await tx.execute(sql`
    insert into recount (${RECOUNT_COLUMNS})
    select false, c.month, c.id, c.origin, c.delivery_id, c.added_in, ${droppedBy ?? sql`null::integer`},
      c.account_id, c.day, c.charge_start, c.category, c.counting, c.commitment_id, c.list_cost,
      c.service, c.region, c.charging_mode,
      true, ${droppedBy === null ? sql`true` : sql`false`}, c.customer_id, c.association_id, c.spent, c.in_budget
    from charges c
    where c.distributor_id = ${distributorId} and c.removed_in is null and (${condition})
      and not exists (select 1 from recount r where r.id = c.id)`);
}

/** Looks at rows (alias `s`) that are to become charges; `from` names tables with the charge facts. */
export async function lookAtNew(
  tx: Transaction,
  from: SQL,
  {
    origin,
    deliveryId,
    addedIn,
  }: { readonly origin: (typeof CHARGE_ORIGINS)[number]; readonly deliveryId: SQL; readonly addedIn: SQL },
): Promise<void> {
  await tx.execute(sql`
    insert into recount (${RECOUNT_COLUMNS})
    select true, s.month, s.id, ${origin}, ${deliveryId}, ${addedIn}, null::integer,
      s.account_id, s.day, s.charge_start, s.category, s.counting, s.commitment_id, s.list_cost,
      s.service, s.region, s.charging_mode, false, true, null::uuid, null::uuid, 0, false
    from ${from}`);
}
