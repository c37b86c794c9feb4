import "server-only";
import { type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { moneyOfDriver } from "@/db/schema/columns";
import type { Actor } from "@/lib/domain/access/actor";
import { type BillingMonth, billingMonthOf, toBillingMonth } from "@/lib/domain/calendar/billing-month";
import { type Money, plus, ZERO } from "@/lib/domain/money/money";
import { decideCommitments, decideOwners, lookAtCommitments } from "./decide-rows";
import { lockMonths } from "./lock-months";
import { keepClosedChanges, keepHistory, moveAccounts, moveMonths, moveRollups, sumMoves } from "./move-sums";

/** Net change of one customer's sums in one month. */
export type MonthMove = {
  readonly customerId: string;
  readonly month: BillingMonth;
  readonly spent: Money;
  readonly counted: Money;
};

/** Net change of counted usage of one customer: of the running month, and of all others. */
export type UsageMove = { readonly customerId: string; readonly earlier: Money; readonly running: Money };

async function writeChanged(tx: Transaction, { distributorId }: Pick<Actor, "distributorId">): Promise<void> {
  await tx.execute(sql`
    update charges c
    set customer_id = d.customer, association_id = d.association, spent = d.spent, in_budget = d.in_budget,
      removed_in = r.removed_in
    from recount r join recounted d on d.id = r.id
    where not r.is_new and c.distributor_id = ${distributorId} and c.month = r.month and c.id = r.id
      and (r.removed_in is not null or r.old_customer is distinct from d.customer
        or r.old_association is distinct from d.association
        or r.old_spent <> d.spent or r.old_in_budget <> d.in_budget)`);
}

async function writeNew(tx: Transaction, { distributorId }: Pick<Actor, "distributorId">, source: SQL): Promise<void> {
  await tx.execute(sql`
    insert into charges (distributor_id, month, id, day, account_id, category, counting, list_cost, billed_cost,
      service, region, charging_mode, charge_start, charge_end, commitment_id, resource_id, resource_name,
      details, row_hash, origin, delivery_id, added_in, removed_in, customer_id, association_id, spent, in_budget)
    select ${distributorId}, s.month, s.id, s.day, s.account_id, s.category, s.counting, s.list_cost, s.billed_cost,
      s.service, s.region, s.charging_mode, s.charge_start, s.charge_end, s.commitment_id, s.resource_id, s.resource_name,
      s.details, s.row_hash, r.origin, r.delivery_id, r.added_in, null, d.customer, d.association, d.spent, d.in_budget
    from recount r join recounted d on d.id = r.id join ${source} s on s.id = r.id
    where r.is_new`);
}

/**
 * Decides anew, for every charge in `recount`, whose it is and what of it counts, and moves every sum by the
 * exact differences (Decision 7, G9 to G13). `newFacts` is the table the new ones' facts stand in.
 * The accounts and then the customers concerned must be locked.
 */
export async function recount(
  tx: Transaction,
  actor: Actor,
  newFacts: SQL | null,
  at: Date,
): Promise<readonly MonthMove[]> {
  await lockMonths(tx, actor);
  await lookAtCommitments(tx, actor);
  await decideOwners(tx, actor);
  await decideCommitments(tx, actor);
  await writeChanged(tx, actor);
  if (newFacts) await writeNew(tx, actor, newFacts);
  await sumMoves(tx);
  await moveMonths(tx, actor);
  await keepHistory(tx, actor, at);
  await keepClosedChanges(tx, actor, at);
  await moveRollups(tx, actor);
  await moveAccounts(tx, actor);
  const rows = await tx.execute<{ customer: string; month: string; spent: string; counted: string }>(
    sql`select customer, month, spent::text, counted::text from recount_moves order by customer, month`,
  );
  return rows.map(({ customer, month, spent, counted }) => ({
    customerId: customer,
    month: keptMonth(month),
    spent: moneyOfDriver(spent),
    counted: moneyOfDriver(counted),
  }));
}

function keptMonth(text: string): BillingMonth {
  const month = toBillingMonth(text);
  if (month === null) throw new Error("a month column held no month");
  return month;
}

/** One net change per customer, in the order of their ids, for what usage has to answer (G5). */
export function usageMovesOf(moves: readonly MonthMove[], at: Date): readonly UsageMove[] {
  const running = billingMonthOf(at);
  const byCustomer = new Map<string, UsageMove>();
  for (const { customerId, month, counted } of moves) {
    const known = byCustomer.get(customerId) ?? { customerId, earlier: ZERO, running: ZERO };
    const side = month === running ? "running" : "earlier";
    byCustomer.set(customerId, { ...known, [side]: plus(known[side], counted) });
  }
  return [...byCustomer.values()].toSorted((left, right) => left.customerId.localeCompare(right.customerId));
}
