import postgres from "postgres";
import { ensurePartitions } from "@/lib/data/charge/ensure-partitions";
import { createDistributor } from "@/lib/data/company/create-distributor";
import { createCustomer } from "@/lib/data/customer/create-customer";
import { listDaySpending } from "@/lib/data/expenditure/list-day-spending";
import { listMonthSpending } from "@/lib/data/expenditure/list-month-spending";
import { listProductSpending } from "@/lib/data/expenditure/list-product-spending";
import { getHome } from "@/lib/data/home/get-home";
import { addMonths, billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { distributorPermit } from "../distributor-permit";
import { inPairs, type Measured, ratioOf, secondsOf, shortOf, sidesOf } from "./measure";

const CUSTOMERS = 20;
const MONTHS = 12;
const REPEATS = 5;

/** A distributor with made charges: the same customers, days and products whatever the number of charges. */
async function prepare(databaseUrl: string, accountName: string, charges: number): Promise<string> {
  const made = await createDistributor({ name: accountName, accountName, currency: "USD" });
  if (!made.allowed) throw new Error("the distributor was refused");
  const permit = await distributorPermit(accountName, "customer.create");
  let last = "";
  for (let index = 0; index < CUSTOMERS; index++) {
    const name = `${accountName}-${index}`;
    const input = { name, accountName: name, resellerId: null, email: null, phone: null };
    const answer = await createCustomer(permit, input);
    if (!answer.allowed) throw new Error("the customer was refused");
    last = answer.customerId;
  }
  await fill(databaseUrl, made.distributorId, charges);
  return last;
}

/** Straight into the tables by the owner: only reading is measured here. */
async function fill(databaseUrl: string, distributorId: string, charges: number): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  const month = billingMonthOf(new Date());
  try {
    await ensurePartitions(Array.from({ length: MONTHS }, (_, index) => addMonths(month, -index)));
    await sql`
      insert into charges (distributor_id, month, id, day, account_id, category, counting, list_cost, billed_cost,
        service, region, charging_mode, charge_start, charge_end, details, row_hash, origin, customer_id,
        association_id, spent, in_budget)
      select c.distributor_id, to_char(d.day, 'YYYY-MM'), gen_random_uuid(), d.day, c.account_name, 'usage', 'always',
        0.01, 0.01, 'Service ' || n % 20, '', 'pay-per-use', d.day, d.day, '{}', gen_random_uuid(), 'event', c.id,
        c.association_id, 0.01, true
      from generate_series(0, ${charges - 1}) n
      join (select *, row_number() over (order by id) - 1 as number from customers
        where distributor_id = ${distributorId}) c on c.number = n % ${CUSTOMERS}
      cross join lateral (select (${`${month}-01`}::date - make_interval(months => n / ${CUSTOMERS} % ${MONTHS})
        + make_interval(days => n / ${CUSTOMERS * MONTHS} % 28))::date as day) d`;
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
    await sql`analyze`;
  } finally {
    await sql.end();
  }
}

async function readAll(accountName: string, customerId: string): Promise<number> {
  const home = await distributorPermit(accountName, "home.read");
  const spending = await distributorPermit(accountName, "expenditure.read");
  const at = new Date();
  const month = billingMonthOf(at);
  return secondsOf(async () => {
    for (let repeat = 0; repeat < REPEATS; repeat++) {
      await getHome(home, at);
      await listDaySpending(spending, null, month);
      await listMonthSpending(spending, null, month, MONTHS);
      await listProductSpending(spending, customerId, month);
    }
  });
}

export async function measureR7(databaseUrl: string, pairs: number, large: number): Promise<Measured> {
  const small = Math.round(large / 100);
  const few = await prepare(databaseUrl, "bench-few", small);
  const many = await prepare(databaseUrl, "bench-many", large);
  const found = await inPairs(
    pairs,
    () => readAll("bench-many", many),
    () => readAll("bench-few", few),
  );
  return {
    id: "R7",
    what: `home and expenditure queries on ${shortOf(large)} charges / on ${shortOf(small)} (time)`,
    ratio: ratioOf(found),
    pairs,
    sides: sidesOf(found, `s for ${REPEATS} rounds of 4 queries`),
    goal: { first: 1.2, last: 1.05, better: "lower" },
    note: `made charges; ${CUSTOMERS} customers, ${MONTHS} months, 20 products on both sides`,
  };
}
