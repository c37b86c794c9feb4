import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { anomalies } from "@/db/schema";
import { moneyOfDriver } from "@/db/schema/columns";
import type { BillingDay } from "@/lib/domain/calendar/billing-month";
import { comparedDays, driversOf, type OddDay, oddDaysOf, ordinaryOf, type Part } from "@/lib/domain/forecast/anomaly";
import { dayNumberOf, dayOfNumber, lastCompleteDay, pastOf } from "@/lib/domain/forecast/past";
import { type Money, ZERO } from "@/lib/domain/money/money";
import { keptJson } from "../kept-json";
import type { PartnerDays } from "./tenant-days";

type Odd = OddDay & { readonly customerId: string };

/** Days of these customers that do not fit their past, in place of those found before. */
export async function findAnomalies(
  tx: Transaction,
  distributorId: string,
  some: readonly PartnerDays[],
  { until, at }: { readonly until: number; readonly at: Date },
): Promise<void> {
  const odd = some.flatMap(({ customerId, days }) =>
    oddDaysOf(pastOf(days, until)).map((one) => ({ ...one, customerId })),
  );
  const ids = some.map(({ customerId }) => customerId);
  if (ids.length === 0) return;
  const parts = await partsOf(tx, distributorId, odd);
  await tx.delete(anomalies).where(and(eq(anomalies.distributorId, distributorId), inArray(anomalies.customerId, ids)));
  const rows = odd.flatMap((one) => rowOf(one, parts.get(one.customerId) ?? []));
  if (rows.length === 0) return;
  await tx.insert(anomalies).values(rows.map((row) => ({ ...row, distributorId, foundAt: at })));
}

/** The number of the last complete day of which anything was delivered: what is late of everybody is nobody's oddity. */
export async function lastToldDay(tx: Transaction, distributorId: string, at: Date): Promise<number> {
  const [row] = await tx.execute<{ day: BillingDay | null }>(sql`
    select max(day)::text as day from day_rollups where distributor_id = ${distributorId}::uuid
      and day <= ${dayOfNumber(lastCompleteDay(at))}`);
  return row?.day ? dayNumberOf(row.day) : lastCompleteDay(at);
}

type PartRow = {
  readonly customer_id: string;
  readonly association_id: string;
  readonly day: BillingDay;
  readonly product: string;
  readonly region: string;
  readonly mode: string;
  readonly spent: string;
};

/** What the odd days and those they are compared with were made of, by customer. */
async function partsOf(tx: Transaction, distributorId: string, odd: readonly Odd[]) {
  const asked = odd.flatMap(({ customerId, day }) => [day, ...comparedDays(day)].map((one) => ({ customerId, one })));
  if (asked.length === 0) return new Map<string, readonly PartRow[]>();
  const rows = await tx.execute<PartRow>(sql`
    select u.customer_id::text, u.association_id::text, u.day::text, u.service as product, u.region,
      u.charging_mode as mode, sum(u.spent)::text as spent
    from (select distinct * from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a("customerId" uuid, one date)) a
    join day_rollups u on u.distributor_id = ${distributorId}::uuid and u.customer_id = a."customerId" and u.day = a.one
    where u.charging_mode in ('pay-per-use', 'spot')
    group by 1, 2, 3, 4, 5, 6`);
  return Map.groupBy(rows, ({ customer_id }) => customer_id);
}

function rowOf({ customerId, day, amount, expected }: Odd, rows: readonly PartRow[]) {
  const own = rows.filter((row) => row.day === day);
  const compared = comparedDays(day);
  const associationId = own[0]?.association_id ?? rows[0]?.association_id;
  if (!associationId) return [];
  const weeks = compared.filter((one) => rows.some((row) => row.day === one)).length;
  const before = rows.filter((row) => compared.includes(row.day));
  const parts = [...Map.groupBy([...own, ...before], ({ product, region, mode }) => `${product}\n${region}\n${mode}`)];
  const drivers = driversOf(
    parts.flatMap(([, of]): Part[] => {
      const [{ product, region, mode } = { product: "", region: "", mode: "" }] = of;
      const amounts = of.filter((row) => row.day !== day).map(spentOf);
      return [{ product, region, mode, amount: sumOn(of, day), expected: ordinaryOf(amounts, weeks) }];
    }),
  );
  return [{ customerId, day, associationId, amount, expected, drivers: keptJson(drivers) }];
}

function sumOn(rows: readonly PartRow[], day: BillingDay): Money {
  const row = rows.find((one) => one.day === day);
  return row ? spentOf(row) : ZERO;
}

const spentOf = ({ spent }: PartRow) => moneyOfDriver(spent);
