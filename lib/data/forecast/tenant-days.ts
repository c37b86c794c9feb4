import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { moneyOfDriver } from "@/db/schema/columns";
import { type BillingDay, type BillingMonth, lastDayOf } from "@/lib/domain/calendar/billing-month";
import type { DaySum, KnownCharge } from "@/lib/domain/forecast/forecast";
import { firstDayOfPast } from "@/lib/domain/forecast/forecast-month";
import { plus, ZERO } from "@/lib/domain/money/money";

// Some 150 ms of reckoning at once, so that visitors of the same process do not wait for it.
const BATCH = 50;

/** What a customer's days cost with one partner of its: a reseller, or the distributor itself (null). */
export type PartnerDays = {
  readonly customerId: string;
  readonly resellerId: string | null;
  /** Whether that is its partner now: budgets count its time alone (G9). */
  readonly isPresent: boolean;
  readonly days: readonly DaySum[];
};

type Row = {
  customer_id: string;
  reseller_id: string | null;
  is_present: boolean;
  day: BillingDay;
  usage: string;
  prepaid: string;
};

export const FIRST = "00000000-0000-0000-0000-000000000000";

/** Days of the next customers after one, read from the roll-ups alone; null: there are none. */
export async function nextDays(tx: Transaction, distributorId: string, month: BillingMonth, after: string) {
  const ids = await tx.execute<{ id: string }>(sql`
    select id::text from customers where distributor_id = ${distributorId}::uuid and id > ${after}::uuid
    order by id limit ${BATCH}`);
  const last = ids.at(-1)?.id;
  return last ? { last, found: await daysOfSome(tx, distributorId, month, { after, last }) } : null;
}

async function daysOfSome(
  tx: Transaction,
  distributorId: string,
  month: BillingMonth,
  { after, last }: { readonly after: string; readonly last: string },
): Promise<readonly PartnerDays[]> {
  const rows = await tx.execute<Row>(sql`
    select u.customer_id::text, a.reseller_id::text, u.day::text,
      c.disassociated_at is null and c.reseller_id is not distinct from a.reseller_id as is_present,
      coalesce(sum(u.spent) filter (where u.charging_mode in ('pay-per-use', 'spot')), 0)::text as usage,
      coalesce(sum(u.spent) filter (where u.charging_mode not in ('pay-per-use', 'spot')), 0)::text as prepaid
    from day_rollups u
    join associations a on a.distributor_id = u.distributor_id and a.id = u.association_id
    join customers c on c.distributor_id = u.distributor_id and c.id = u.customer_id
    where u.distributor_id = ${distributorId}::uuid and u.customer_id > ${after}::uuid and u.customer_id <= ${last}::uuid
      and u.day >= ${firstDayOfPast(month)} and u.day <= ${lastDayOf(month)}
    group by 1, 2, 3, 4 order by 1, 3`);
  const groups = Map.groupBy(rows, (row) => `${row.customer_id} ${row.reseller_id}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const days = group.map(({ day, usage, prepaid }) => ({
      day,
      usage: moneyOfDriver(usage),
      prepaid: moneyOfDriver(prepaid),
    }));
    return [{ customerId: first.customer_id, resellerId: first.reseller_id, isPresent: first.is_present, days }];
  });
}

/** Days and renewals of many customers together. */
export type CompanySums = { readonly days: Map<BillingDay, DaySum>; readonly renewals: KnownCharge[] };

/** Those of the distributor and of each of its resellers. */
export class CompanyDays {
  readonly whole: CompanySums = { days: new Map(), renewals: [] };
  readonly byReseller = new Map<string, CompanySums>();

  add({ resellerId, days }: PartnerDays, renewals: readonly KnownCharge[]): void {
    addTo(this.whole, days, renewals);
    if (resellerId === null) return;
    const sums = this.byReseller.get(resellerId) ?? { days: new Map(), renewals: [] };
    this.byReseller.set(resellerId, sums);
    addTo(sums, days, renewals);
  }
}

function addTo(sums: CompanySums, days: readonly DaySum[], renewals: readonly KnownCharge[]): void {
  for (const { day, usage, prepaid } of days) {
    const known = sums.days.get(day) ?? { usage: ZERO, prepaid: ZERO };
    sums.days.set(day, { day, usage: plus(known.usage, usage), prepaid: plus(known.prepaid, prepaid) });
  }
  sums.renewals.push(...renewals);
}
