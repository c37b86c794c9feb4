import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { budgets, customerMonths, customers, distributors, oneTimeUsage, resellers } from "@/db/schema";
import { type BillingMonth, billingMonthOf } from "@/lib/domain/calendar/billing-month";
import type { StoredFreezeOrigin } from "@/lib/domain/restriction/freeze";

const lifts = sql`coalesce(${budgets.liftWhenRestored}, false)`;
const suspended = sql`(${distributors.state} <> 'active' or coalesce(${resellers.state}, 'active') <> 'active')`;

const partnerFrozen = sql`(${distributors.state} = 'frozen' or coalesce(${resellers.state}, 'active') = 'frozen')`;

// The same law as goneAtOf and isOpenAt of the domain, for sets of rows; a test holds them together.
export function goneIn(table: "freeze_causes" | "pay_per_use_blocks", running: BillingMonth): SQL {
  const cause = sql.identifier(table);
  return sql`(${cause}.gone_at is not null or coalesce(${cause}.month < ${running}, false))`;
}

/** Open at all, beside `customers` and its `budgets`: what lifts by itself is not, once its reason is gone (G6). */
export function openIn(table: "freeze_causes" | "pay_per_use_blocks", running: BillingMonth): SQL {
  const cause = sql.identifier(table);
  return sql`${cause}.distributor_id = ${customers.distributorId} and ${cause}.customer_id = ${customers.id}
    and ${cause}.ended_at is null and not (${lifts} and ${goneIn(table, running)})`;
}

/** The parts a standing is made of, as SQL at one instant; every filter and sort is built from them. */
export function standingParts(at: Date) {
  const running = billingMonthOf(at);
  const counted = sql<string>`case when ${budgets.type} = 'one-time' then coalesce(${oneTimeUsage.used}, 0)
    else coalesce(${customerMonths.counted}, 0) end`;
  const reserved = sql<string>`case when ${budgets.type} = 'one-time' then coalesce(${oneTimeUsage.reserved}, 0)
    else coalesce(${customerMonths.reserved}, 0) end`;
  const used = sql`(${counted} + ${reserved})`;
  const frozen = sql`exists (select 1 from freeze_causes where ${openIn("freeze_causes", running)})`;
  return {
    running,
    counted,
    reserved,
    used,
    spent: sql<string>`coalesce(${customerMonths.spent}, 0)`,
    /** Share of the budget used; -1 without a budget, so that the column has no null to page over. */
    share: sql<string>`coalesce(round(${used} / ${budgets.amount}, 12), -1)`,
    reached: (percent: number) => sql`(${used} * 100 >= ${budgets.amount} * ${percent}::int)`,
    suspended,
    partnerFrozen,
    isProtected: sql`exists (select 1 from customer_protections
      where customer_protections.distributor_id = ${customers.distributorId}
        and customer_protections.customer_id = ${customers.id} and customer_protections.ended_at is null)`,
    frozen,
    blocked: sql`exists (select 1 from pay_per_use_blocks where ${openIn("pay_per_use_blocks", running)})`,
    /** One subquery however many origins, so that the planner may join them instead of probing each customer. */
    frozenBy: (origins: readonly StoredFreezeOrigin[]) =>
      sql`exists (select 1 from freeze_causes where ${openIn("freeze_causes", running)}
        and freeze_causes.origin = any(${sql.param([...origins])}::text[]))`,
    withResources: sql`exists (select 1 from freeze_causes where ${openIn("freeze_causes", running)}
      and freeze_causes.level = 'account-and-resources')`,
    /** A freeze or lift came to nothing at a connector; a later act takes that over (G7). */
    placeFailed: sql`exists (select 1 from restriction_places
      where restriction_places.distributor_id = ${customers.distributorId}
        and restriction_places.customer_id = ${customers.id} and restriction_places.state = 'failed')`,
    causeGone: sql`(exists (select 1 from freeze_causes where ${openIn("freeze_causes", running)}
        and ${goneIn("freeze_causes", running)})
      or exists (select 1 from pay_per_use_blocks where ${openIn("pay_per_use_blocks", running)}
        and ${goneIn("pay_per_use_blocks", running)}))`,
    freezeOrigins: sql<string[] | null>`(select array_agg(freeze_causes.origin order by freeze_causes.since)
      from freeze_causes where ${openIn("freeze_causes", running)})`,
    blockOrigins: sql<string[] | null>`(select array_agg(pay_per_use_blocks.origin order by pay_per_use_blocks.since)
      from pay_per_use_blocks where ${openIn("pay_per_use_blocks", running)})`,
  };
}

export type StandingParts = ReturnType<typeof standingParts>;
