import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { moneyOfDriver } from "@/db/schema/columns";
import type { Actor, CompanyState } from "@/lib/domain/access/actor";
import type { BudgetType } from "@/lib/domain/budget/budget";
import { type BillingMonth, toBillingMonth } from "@/lib/domain/calendar/billing-month";
import type { UsedUpCredits } from "@/lib/domain/credit/credit";
import {
  type Authority,
  authorityOf,
  type Holder,
  type Permission,
  UNDELEGATED,
} from "@/lib/domain/delegation/authority";
import { type Money, ZERO } from "@/lib/domain/money/money";
import type { BlockOrigin, FreezeLevel, StoredFreezeOrigin } from "@/lib/domain/restriction/freeze";
import { usedUpCreditsSql } from "../credit/used-up-credits-sql";
import { lapsedSql } from "../reservation/lapsed-sql";
import { assignedOnly } from "../scope";
import { rowsInTenant } from "../tenant";

/** An open cause as a decision reads it. */
export type ReadCause = {
  readonly since: Date;
  readonly goneAt: Date | null;
  readonly month: BillingMonth | null;
};

/** Everything a purchase decision reads of one customer: a fixed number of rows by key. */
export type CustomerFacts = {
  readonly at: Date;
  readonly month: BillingMonth;
  readonly currency: string;
  readonly distributorState: CompanyState;
  /** Null: the distributor's own customer. */
  readonly resellerState: CompanyState | null;
  readonly resellerStopped: boolean;
  /** Companies above it that heed their own credit, which is used up. */
  readonly usedUpCredits: UsedUpCredits;
  readonly authority: Authority;
  readonly budget: { readonly type: BudgetType; readonly amount: Money; readonly liftWhenRestored: boolean } | null;
  readonly counted: Money;
  readonly reserved: Money;
  readonly freezes: readonly (ReadCause & { readonly origin: StoredFreezeOrigin; readonly level: FreezeLevel })[];
  readonly blocks: readonly (ReadCause & { readonly origin: BlockOrigin })[];
  /** Since when deletion is held; null: it is not. */
  readonly deletionHeldSince: Date | null;
};

type Cause = { since: number; gone: number | null; month: string | null };
type Row = {
  id: string;
  ms: string;
  month: string;
  currency: string;
  distributor_state: CompanyState;
  reseller_state: CompanyState | null;
  stopped: boolean;
  permissions: Permission[] | null;
  until_ms: string | null;
  recalled: Permission[] | null;
  type: BudgetType | null;
  amount: string | null;
  lift: boolean | null;
  counted: string | null;
  reserved: string | null;
  freezes: (Cause & { origin: StoredFreezeOrigin; level: FreezeLevel })[] | null;
  blocks: (Cause & { origin: BlockOrigin })[] | null;
  held_ms: string | null;
  used_up_credits: Holder[] | null;
};

/** One statement for any number of the actor's customers; others are not in the answer. */
export async function loadPurchaseFacts(
  actor: Actor,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, CustomerFacts>> {
  const rows = await rowsInTenant<Row>(actor, purchaseFactsQuery(actor, customerIds));
  return new Map(rows.map((row) => [row.id, factsOf(row)]));
}

/** The same within a transaction, for who holds the customer's lock; null: none of the actor's. */
export async function loadPurchaseFactsIn(
  tx: Transaction,
  actor: Actor,
  customerId: string,
): Promise<CustomerFacts | null> {
  const [row] = await tx.execute<Row>(purchaseFactsQuery(actor, [customerId]));
  return row ? factsOf(row) : null;
}

/** The same of any number of them, in a transaction that is there already. */
export async function loadAllPurchaseFactsIn(
  tx: Transaction,
  actor: Actor,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, CustomerFacts>> {
  const rows = await tx.execute<Row>(purchaseFactsQuery(actor, customerIds));
  return new Map(rows.map((row) => [row.id, factsOf(row)]));
}

/** The statement itself, for who measures it alone. */
export function purchaseFactsQuery(actor: Actor, customerIds: readonly string[]): SQL {
  const ids = `{${customerIds.join(",")}}`;
  const tenant = sql`${actor.distributorId}::uuid`;
  return sql`
    with instant as materialized (
      select clock_timestamp() + (select ahead from clock) as at
    ), moment as materialized (
      select floor(extract(epoch from at) * 1000)::text as ms,
        to_char(at at time zone interval '8 hours', 'YYYY-MM') as month
      from instant
    )
    select c.id, n.ms, n.month, d.currency, d.state as distributor_state, r.state as reseller_state,
      r.stopped_at is not null as stopped, g.permissions,
      floor(extract(epoch from g.until) * 1000)::text as until_ms, l.permissions as recalled,
      b.type, b.amount::text, b.lift_when_restored as lift,
      case when b.type = 'one-time' then o.used else m.counted end::text as counted,
      (case when b.type = 'one-time' then o.reserved else m.reserved end - ${lapsedSql({
        tenant,
        customer: sql`c.id`,
        since: sql`case when b.type = 'one-time' then o.counts_from else n.month end`,
        at: sql`(select at from instant)`,
      })})::text as reserved,
      (select json_agg(json_build_object('origin', f.origin, 'level', f.level, 'month', f.month,
          'since', floor(extract(epoch from f.since) * 1000), 'gone', floor(extract(epoch from f.gone_at) * 1000))
          order by f.since, f.id)
        from freeze_causes f
        where f.distributor_id = ${tenant} and f.customer_id = c.id and f.ended_at is null) as freezes,
      (select json_agg(json_build_object('origin', p.origin, 'month', p.month,
          'since', floor(extract(epoch from p.since) * 1000), 'gone', floor(extract(epoch from p.gone_at) * 1000))
          order by p.since, p.id)
        from pay_per_use_blocks p
        where p.distributor_id = ${tenant} and p.customer_id = c.id and p.ended_at is null) as blocks,
      (select floor(extract(epoch from min(h.since)) * 1000)::text
        from deletion_holds h
        where h.distributor_id = ${tenant} and h.customer_id = c.id and h.ended_at is null) as held_ms,
      ${usedUpCreditsSql(tenant, sql`r.id`)} as used_up_credits
    from customers c
    cross join moment n
    join distributors d on d.distributor_id = ${tenant}
    left join resellers r on r.distributor_id = ${tenant} and r.id = c.reseller_id and c.disassociated_at is null
    left join delegations g on g.distributor_id = ${tenant} and g.reseller_id = r.id
    left join recalls l on l.distributor_id = ${tenant} and l.customer_id = c.id and l.ended_at is null
    left join budgets b on b.distributor_id = ${tenant} and b.customer_id = c.id
    left join customer_months m on m.distributor_id = ${tenant} and m.customer_id = c.id and m.month = n.month
    left join one_time_usage o on o.distributor_id = ${tenant} and o.customer_id = c.id
    where c.distributor_id = ${tenant} and c.id = any(${ids}::uuid[]) and ${ownOf(actor)}
  `;
}

// The scope clause under this statement's own name of the table; of keys and customers it stays as it is.
function ownOf(actor: Actor) {
  const assigned = assignedOnly(actor, sql`c.id`);
  return assigned ? sql`${ofCompany(actor)} and ${assigned}` : ofCompany(actor);
}

function ofCompany({ company }: Actor) {
  switch (company.kind) {
    case "distributor":
      return sql`c.disassociated_at is null`;
    case "reseller":
      return sql`c.disassociated_at is null and c.reseller_id = ${company.id}::uuid`;
    case "customer":
      return sql`c.id = ${company.id}::uuid`;
  }
}

function factsOf(row: Row): CustomerFacts {
  return {
    at: new Date(Number(row.ms)),
    month: monthOf(row.month),
    currency: row.currency,
    distributorState: row.distributor_state,
    resellerState: row.reseller_state,
    resellerStopped: row.stopped,
    usedUpCredits: row.used_up_credits ?? [],
    authority: authorityFrom(row),
    budget: budgetOf(row),
    counted: row.counted === null ? ZERO : moneyOfDriver(row.counted),
    reserved: row.reserved === null ? ZERO : moneyOfDriver(row.reserved),
    freezes: (row.freezes ?? []).map(({ origin, level, ...cause }) => ({ ...causeOf(cause), origin, level })),
    blocks: (row.blocks ?? []).map(({ origin, ...cause }) => ({ ...causeOf(cause), origin })),
    deletionHeldSince: row.held_ms === null ? null : new Date(Number(row.held_ms)),
  };
}

function authorityFrom({ ms, permissions, until_ms: untilMs, recalled }: Row): Authority {
  if (permissions === null) return UNDELEGATED;
  const until = untilMs === null ? null : new Date(Number(untilMs));
  return authorityOf({ permissions, until }, recalled ?? [], new Date(Number(ms)));
}

function budgetOf({ type, amount, lift }: Row): CustomerFacts["budget"] {
  if (type === null || amount === null) return null;
  return { type, amount: moneyOfDriver(amount), liftWhenRestored: lift ?? false };
}

function causeOf({ since, gone, month }: Cause): ReadCause {
  return {
    since: new Date(since),
    goneAt: gone === null ? null : new Date(gone),
    month: month === null ? null : monthOf(month),
  };
}

function monthOf(text: string): BillingMonth {
  const month = toBillingMonth(text);
  if (month === null) throw new Error("a month column held no month");
  return month;
}
