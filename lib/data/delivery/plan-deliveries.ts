import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { deliveries, deliveryRevisions } from "@/db/schema";
import { moneyOfDriver } from "@/db/schema/columns";
import type { Actor } from "@/lib/domain/access/actor";
import { type BillingDay, type BillingMonth, billingMonthOf, toBillingDay } from "@/lib/domain/calendar/billing-month";
import { type DeliveryShape, decideHold, type HoldReason } from "@/lib/domain/delivery/hold";
import { type Money, sumOf } from "@/lib/domain/money/money";
import { newId } from "../new-id";
import { readTotals, type Total } from "./read-totals";

export type PlannedDelivery = {
  readonly id: string;
  readonly isNew: boolean;
  readonly source: string;
  readonly billingAccount: string;
  readonly billingPeriod: BillingMonth;
  readonly periodStart: Date;
  /** Number of the revision these rows would be. */
  readonly revision: number;
  readonly formerRevision: number | null;
  readonly former: readonly Total[];
  readonly rows: number;
  readonly listed: Money;
  readonly billed: Money;
  readonly firstDay: BillingDay;
  readonly lastDay: BillingDay;
  readonly hold: readonly HoldReason[];
  readonly isUnchanged: boolean;
};

type StagedDelivery = {
  source: string;
  billingAccount: string;
  periodStart: string;
  rows: number;
  listed: string;
  billed: string;
  firstDay: string;
  lastDay: string;
  accounts: string[];
};

/** The deliveries the staged rows make up, each beside what is in force of it. */
export async function planDeliveries(tx: Transaction, actor: Actor): Promise<readonly PlannedDelivery[]> {
  const staged = await tx.execute<StagedDelivery>(sql`
    select source, billing_account as "billingAccount", period_start::text as "periodStart", count(*)::integer as rows,
      sum(list_cost)::text as listed, sum(billed_cost)::text as billed,
      min(day)::text as "firstDay", max(day)::text as "lastDay", array_agg(distinct account_id) as accounts
    from staged where refused_cause is null
    group by source, billing_account, period_start order by source, billing_account, period_start`);
  const planned: PlannedDelivery[] = [];
  for (const row of staged) planned.push(await plan(tx, actor, row));
  return planned;
}

async function plan(tx: Transaction, actor: Actor, staged: StagedDelivery): Promise<PlannedDelivery> {
  const periodStart = new Date(staged.periodStart);
  const known = await findDelivery(tx, actor, staged, periodStart);
  const { id, formerRevision } = known;
  const former = formerRevision === null ? [] : await readTotals(tx, actor, [id]);
  const listed = moneyOfDriver(staged.listed);
  const facts = {
    id,
    isNew: known.isNew,
    source: staged.source,
    billingAccount: staged.billingAccount,
    billingPeriod: billingMonthOf(periodStart),
    periodStart,
    revision: known.newest + 1,
    formerRevision,
    former,
    rows: staged.rows,
    listed,
    billed: moneyOfDriver(staged.billed),
    firstDay: keptDay(staged.firstDay),
    lastDay: keptDay(staged.lastDay),
    hold: decideHold(formerRevision === null ? null : shapeOf(former), { listed, accounts: staged.accounts }) ?? [],
  };
  const isUnchanged = formerRevision !== null && (await isSameMultiset(tx, actor, facts, former));
  return { ...facts, isUnchanged };
}

function shapeOf(totals: readonly Total[]): DeliveryShape {
  return {
    listed: sumOf(totals.map(({ listed }) => listed)),
    accounts: [...new Set(totals.map(({ accountId }) => accountId))],
  };
}

async function findDelivery(
  tx: Transaction,
  { distributorId }: Actor,
  { source, billingAccount }: StagedDelivery,
  periodStart: Date,
) {
  const [row] = await tx
    .select({
      id: deliveries.id,
      formerRevision: deliveries.revision,
      newest: sql<number>`coalesce((select max(number) from ${deliveryRevisions}
        where ${and(eq(deliveryRevisions.distributorId, distributorId), eq(deliveryRevisions.deliveryId, deliveries.id))}), 0)`,
    })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.distributorId, distributorId),
        eq(deliveries.source, source),
        eq(deliveries.billingAccount, billingAccount),
        eq(deliveries.periodStart, periodStart),
      ),
    );
  return row ? { ...row, isNew: false } : { id: newId(), formerRevision: null, newest: 0, isNew: true };
}

function keptDay(text: string): BillingDay {
  const day = toBillingDay(text);
  if (day === null) throw new Error("a day column held no day");
  return day;
}

/** Rows that the query joins as `s`: the staged rows of one delivery. */
export function stagedOf({
  source,
  billingAccount,
  periodStart,
}: Pick<PlannedDelivery, "source" | "billingAccount" | "periodStart">) {
  return sql`(s.refused_cause is null and s.source = ${source} and s.billing_account = ${billingAccount}
    and s.period_start = ${periodStart.toISOString()}::timestamptz)`;
}

async function isSameMultiset(
  tx: Transaction,
  { distributorId }: Actor,
  delivery: Pick<PlannedDelivery, "id" | "source" | "billingAccount" | "periodStart" | "rows">,
  former: readonly Total[],
): Promise<boolean> {
  const formerRows = former.reduce((rows, total) => rows + total.rows, 0);
  if (formerRows !== delivery.rows) return false;
  const [found] = await tx.execute<{ differs: boolean }>(sql`
    select exists (
      select 1
      from (select s.row_hash, count(*) as n from staged s where ${stagedOf(delivery)} group by 1) s
      full join (
        select c.row_hash, count(*) as n from charges c
        where c.distributor_id = ${distributorId} and c.delivery_id = ${delivery.id} and c.removed_in is null group by 1
      ) c on c.row_hash = s.row_hash
      where s.n is distinct from c.n) as differs`);
  return found?.differs === false;
}
