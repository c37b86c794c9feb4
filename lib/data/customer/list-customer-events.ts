import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { type ActorStamp, customers } from "@/db/schema";
import type { CustomerEvent, CustomerEventKind } from "@/lib/contracts/customer-view";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { customersOf, tenantCustomersOf, withinOwnTime } from "../scope";
import { inTenant } from "../tenant";

/** Everything that happened to a customer, newest first (R-5.15); none for a customer of others. */
export async function listCustomerEvents(
  { actor }: Permit<"restriction.read">,
  customerId: string,
  limit = 60,
): Promise<readonly CustomerEvent[]> {
  if (!isUuid(customerId)) return [];
  const mine = sql`${customersOf(actor)} and ${customers.id} = ${customerId}`;
  return inTenant(actor, (tx) => readEvents(tx, actor, { mine, associationId: null, limit }));
}

/** What happened to a customer within one association that the actor may read, newest first (G18). */
export async function listAssociationEvents(
  { actor }: Permit<"association.read">,
  { customerId, associationId }: { readonly customerId: string; readonly associationId: string },
  limit = 60,
): Promise<readonly CustomerEvent[]> {
  const mine = sql`${tenantCustomersOf(actor)} and ${customers.id} = ${customerId}`;
  return inTenant(actor, (tx) => readEvents(tx, actor, { mine, associationId, limit }));
}

type Wanted = { readonly mine: SQL; readonly associationId: string | null; readonly limit: number };

async function readEvents(tx: Transaction, actor: Actor, { mine, associationId, limit }: Wanted) {
  const place = { customerId: sql`(select id from mine)`, at: sql`events.at`, associationId };
  const rows = await tx.execute<Row>(sql`
      with mine as (select distributor_id, id from ${customers} where ${mine})
      select * from (
        ${causeEvents("freeze_causes", "frozen", "lifted", sql`level`)}
        union all
        ${causeEvents("pay_per_use_blocks", "pay-per-use-blocked", "pay-per-use-allowed", sql`null`)}
        union all
        select 'budget-' || operation, r.id, r.at, r.by, r.type, r.action, r.amount::text, null, null, null
        from budget_records r join mine on mine.distributor_id = r.distributor_id and mine.id = r.customer_id
        union all
        select 'alerted', a.id, a.opened_at, null, a.state, null, a.amount::text, a.threshold, null, null
        from alerts a join mine on mine.distributor_id = a.distributor_id and mine.id = a.customer_id
        -- What is expected did not happen.
        where a.kind = 'budget-threshold'
        union all
        select 'associated', s.id, s.started_at, null, r.name, s.origin, null, null, null, null
        from associations s join mine on mine.distributor_id = s.distributor_id and mine.id = s.customer_id
        left join resellers r on r.distributor_id = s.distributor_id and r.id = s.reseller_id
        union all
        select case s.ending when 'moved' then 'handed-on' else 'disassociated' end, s.id, s.ended_at, s.ended_by, r.name, null, null, null, s.end_reason, null
        from associations s join mine on mine.distributor_id = s.distributor_id and mine.id = s.customer_id
        left join resellers r on r.distributor_id = s.distributor_id and r.id = s.reseller_id
        where s.ended_at is not null
      ) events (kind, id, at, by, about, detail, amount, threshold, reason, message)
      where ${withinOwnTime(actor, place) ?? sql`true`}
      order by at desc, id desc
      limit ${limit}`);
  return rows.map(toEvent);
}

type Row = {
  kind: CustomerEventKind;
  id: string;
  at: Date | string;
  by: ActorStamp | null;
  about: string | null;
  detail: string | null;
  amount: string | null;
  threshold: number | null;
  reason: string | null;
  message: string | null;
};

// A gone cause that was lifted by hand later shows both; one that ended by itself shows only its end.
function causeEvents(table: "freeze_causes" | "pay_per_use_blocks", begun: string, ended: string, level: SQL): SQL {
  const from = sql`from ${sql.identifier(table)} c
    join mine on mine.distributor_id = c.distributor_id and mine.id = c.customer_id`;
  return sql`
    select ${begun}, c.id, c.since, c.by, c.origin, ${level}, null::text, null::int, c.reason, c.message_to_customer ${from}
    union all
    select ${ended}, c.id, c.ended_at, c.ended_by, c.origin, ${level}, null, null, c.end_reason, null ${from}
    where c.ended_at is not null
    union all
    select 'cause-gone', c.id, c.gone_at, null, c.origin, ${level}, null, null, null, null ${from}
    where c.gone_at is not null and c.ended_at is distinct from c.gone_at`;
}

function toEvent({ by, at, message, ...row }: Row): CustomerEvent {
  return {
    ...row,
    id: `${row.kind}-${row.id}`,
    at: new Date(at),
    by: by && { name: by.name, company: by.company, isSystem: by.kind === "system" },
    messageToCustomer: message,
  };
}
