import postgres from "postgres";
import { ensurePartitions } from "@/lib/data/charge/ensure-partitions";
import { createDistributor } from "@/lib/data/company/create-distributor";
import { createCustomer } from "@/lib/data/customer/create-customer";
import { addMonths, billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { distributorPermit } from "../distributor-permit";

export const MONTHS = 36;
const CUSTOMERS = 20;
const PRODUCTS = 4;
const DAYS = 28;

/** How many charges, in how many months up to the running one, and in how many days of each. */
export type Spread = { readonly charges: number; readonly months: number; readonly days: number };

export type Made = {
  readonly distributorId: string;
  readonly accountName: string;
  /** One of its customers. */
  readonly customerId: string;
};

/** In how many days of each month so many charges can lie if every customer, product and month has each of them. */
export function daysFor(charges: number): number {
  return Math.max(1, Math.min(DAYS, Math.floor(charges / (CUSTOMERS * PRODUCTS * MONTHS))));
}

/** "20 customers, 4 products, 36 months of 28 days". */
export const gridOf = (days: number) =>
  `${CUSTOMERS} customers, ${PRODUCTS} products, ${MONTHS} months of ${days} days`;

/** A distributor with made charges, spread evenly over the same customers, products and days whatever their number. */
export async function makeCharges(databaseUrl: string, accountName: string, spread: Spread): Promise<Made> {
  const made = await createDistributor({ name: accountName, accountName, currency: "USD" });
  if (!made.allowed) throw new Error("the distributor was refused");
  const permit = await distributorPermit(accountName, "customer.create");
  let customerId = "";
  for (let index = 0; index < CUSTOMERS; index++) {
    const name = `${accountName}-${index}`;
    const input = { name, accountName: name, resellerId: null, email: null, phone: null };
    const answer = await createCustomer(permit, input);
    if (!answer.allowed) throw new Error("the customer was refused");
    customerId = answer.customerId;
  }
  const { distributorId } = made;
  await fill(databaseUrl, { distributorId, ...spread });
  return { distributorId, accountName, customerId };
}

type Filling = Spread & { readonly distributorId: string };

/** Straight into the tables by the owner: only reading is measured here. Costs differ, or the planner would think them all alike. */
async function fill(databaseUrl: string, filling: Filling): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  const month = billingMonthOf(new Date());
  try {
    await ensurePartitions(Array.from({ length: filling.months }, (_, index) => addMonths(month, -index)));
    await insertCharges(sql, filling, month);
    await insertSums(sql, filling.distributorId);
    await sql`vacuum analyze`;
  } finally {
    await sql.end();
  }
}

async function insertCharges(sql: postgres.Sql, { distributorId, charges, months, days }: Filling, month: string) {
  const [perMonth, perDay] = [CUSTOMERS * PRODUCTS, CUSTOMERS * PRODUCTS * months];
  await sql`
    insert into charges (distributor_id, month, id, day, account_id, category, counting, list_cost, billed_cost,
      service, region, charging_mode, charge_start, charge_end, details, row_hash, origin, customer_id,
      association_id, spent, in_budget)
    select c.distributor_id, to_char(d.day, 'YYYY-MM'), uuidv7(), d.day, c.account_name, 'usage', 'always',
      d.cost, d.cost, 'Service ' || n / ${CUSTOMERS}::int % ${PRODUCTS}::int, '', 'pay-per-use', d.day, d.day, '{}',
      gen_random_uuid(), 'event', c.id, c.association_id, d.cost, true
    from generate_series(0, ${charges - 1}::int) n
    join (select *, row_number() over (order by id) - 1 as number from customers
      where distributor_id = ${distributorId}) c on c.number = n % ${CUSTOMERS}::int
    cross join lateral (select (${`${month}-01`}::date - make_interval(months => n / ${perMonth}::int % ${months}::int)
      + make_interval(days => n / ${perDay}::int % ${days}::int))::date as day,
      (n % 997 + 1)::numeric / 100 as cost) d`;
}

async function insertSums(sql: postgres.Sql, distributorId: string): Promise<void> {
  await sql`
    insert into day_rollups (distributor_id, customer_id, day, association_id, service, charging_mode, region, spent,
      refunded, listed, rows)
    select distributor_id, customer_id, day, association_id, service, charging_mode, region, sum(spent), 0,
      sum(list_cost), count(*) from charges where distributor_id = ${distributorId} group by 1, 2, 3, 4, 5, 6, 7`;
  await sql`
    insert into month_rollups (distributor_id, customer_id, month, association_id, service, charging_mode, region,
      spent, refunded, listed, rows)
    select distributor_id, customer_id, to_char(day, 'YYYY-MM'), association_id, service, charging_mode, region,
      sum(spent), sum(refunded), sum(listed), sum(rows)
    from day_rollups where distributor_id = ${distributorId} group by 1, 2, 3, 4, 5, 6, 7`;
  await sql`
    insert into customer_months (distributor_id, customer_id, month, spent, counted, reserved)
    select distributor_id, customer_id, month, sum(spent), sum(spent), 0 from charges
    where distributor_id = ${distributorId} group by 1, 2, 3`;
}
