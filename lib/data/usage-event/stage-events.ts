import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";
import type { EventRow } from "./read-event";
import { keyOf } from "./read-event";

const COLUMNS = `source text, event_id text, id uuid, month text, day date, account_id text, list_cost numeric(38,12),
  service text, region text, charging_mode text, charge_start timestamptz(3), charge_end timestamptz(3),
  resource_id text, resource_name text, details jsonb, row_hash uuid`;

/** Puts the events where recount finds their facts: `new_events`, private to the connection. */
export async function stageEvents(
  tx: Transaction,
  rows: readonly EventRow[],
  category: "usage" | "purchase" = "usage",
): Promise<void> {
  await tx.execute(sql`create temp table if not exists new_events (
    ${sql.raw(COLUMNS)}, category text, counting text, billed_cost numeric(38,12), commitment_id text
  ) on commit delete rows`);
  await tx.execute(sql`
    insert into new_events
    select e.*, ${category}::text, 'always', 0, null
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as e(${sql.raw(COLUMNS)})`);
}

/** Accounts never seen become known; nobody's yet. */
export async function keepEventAccounts(tx: Transaction, { distributorId }: Actor, at: Date): Promise<void> {
  await tx.execute(sql`
    insert into cloud_accounts (distributor_id, account_id, parked_rows, parked_amount, first_seen_at)
    select distinct ${distributorId}::uuid, account_id, 0, 0::numeric, ${at.toISOString()}::timestamptz
    from new_events order by account_id
    on conflict (distributor_id, account_id) do nothing`);
}

/** Takes the ids that are free; of the others the content they came with before, by key. */
export async function takeEventIds(tx: Transaction, { distributorId }: Actor): Promise<ReadonlyMap<string, string>> {
  const taken = await tx.execute<{ id: string }>(sql`
    insert into event_ids (distributor_id, source, event_id, content_hash, month, charge_id)
    select ${distributorId}::uuid, source, event_id, row_hash, month, id from new_events order by source, event_id
    on conflict (distributor_id, source, event_id) do nothing
    returning charge_id as id`);
  const known = await tx.execute<{ source: string; event_id: string; hash: string }>(sql`
    with free as (select value::uuid as id from jsonb_array_elements_text(${JSON.stringify(taken.map(({ id }) => id))}::jsonb))
    delete from new_events n using event_ids i
    where i.distributor_id = ${distributorId} and i.source = n.source and i.event_id = n.event_id
      and n.id not in (select id from free)
    returning n.source, n.event_id, i.content_hash::text as hash`);
  return new Map(known.map(({ source, event_id, hash }) => [keyOf({ source, event_id }), hash.replaceAll("-", "")]));
}
