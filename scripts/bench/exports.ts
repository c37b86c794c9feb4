import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import postgres from "postgres";
import { ensurePartitions } from "@/lib/data/charge/ensure-partitions";
import { createDistributor } from "@/lib/data/company/create-distributor";
import { createCustomer } from "@/lib/data/customer/create-customer";
import { newId } from "@/lib/data/new-id";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { distributorPermit } from "../distributor-permit";
import { type Measured, type Pair, ratioOf, shortOf, sidesOf, spreadOf } from "./measure";

const NAME = "bench-exports";
const CUSTOMERS = 20;
/** From so many charges on one turn takes minutes, and one pair is all there is. */
const LONG = 1_000_000;
// Outside the framework what only marks a module as the server's is nothing.
const WITHOUT_MARKS =
  "data:text/javascript,import{registerHooks}from'node:module';" +
  "registerHooks({resolve:(n,c,next)=>next(n==='server-only'?'data:text/javascript,':n,c)})";

type Made = { readonly distributorId: string; readonly memberId: string; readonly month: string };

/** One month of made charges, straight into the table by the owner: only taking them out is measured. */
async function prepare(databaseUrl: string, charges: number): Promise<Made> {
  const made = await createDistributor({ name: NAME, accountName: NAME, currency: "USD" });
  if (!made.allowed) throw new Error("the distributor was refused");
  const { distributorId } = made;
  const permit = await distributorPermit(NAME, "customer.create");
  for (let index = 0; index < CUSTOMERS; index++) {
    const name = `${NAME}-${index}`;
    const answer = await createCustomer(permit, {
      name,
      accountName: name,
      resellerId: null,
      email: null,
      phone: null,
    });
    if (!answer.allowed) throw new Error("the customer was refused");
  }
  const month = billingMonthOf(new Date());
  const [userId, memberId] = [newId(), newId()];
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    await ensurePartitions([month]);
    await sql`insert into users (id, email, name, created_at) values (${userId}, ${`${userId}@bench.test`}, 'Bench', now())`;
    await sql`insert into members (distributor_id, id, user_id, company_kind, company_id, roles, created_at)
      values (${distributorId}, ${memberId}, ${userId}, 'distributor', ${distributorId}, '{administrator}', now())`;
    const details = { ChargeDescription: "$0.40 per million requests", PricingUnit: "Requests", PricingQuantity: "2" };
    await sql`
      insert into charges (distributor_id, month, id, day, account_id, category, counting, list_cost, billed_cost,
        service, region, charging_mode, charge_start, charge_end, resource_id, resource_name, details, row_hash, origin,
        customer_id, association_id, spent, in_budget)
      select c.distributor_id, ${month}, gen_random_uuid(), ${`${month}-01`}::date + (n / 100 % 28)::integer, c.account_name,
        'usage', 'always', 0.01, 0.01, 'Service ' || n % 20, 'region-' || n % 4, 'pay-per-use', d.at, d.at + interval '1 hour',
        'resource-' || n % 5000, 'Resource ' || n % 5000, ${sql.json(details)}, gen_random_uuid(), 'event', c.id,
        c.association_id, 0.01, true
      from generate_series(0, ${charges - 1}) n
      join (select *, row_number() over (order by id) - 1 as number from customers
        where distributor_id = ${distributorId}) c on c.number = n % ${CUSTOMERS}
      cross join lateral (select ${`${month}-01`}::timestamptz + make_interval(days => (n / 100 % 28)::integer) as at) d`;
    await sql`analyze charges`;
  } finally {
    await sql.end();
  }
  return { distributorId, memberId, month };
}

type Told = {
  readonly rows: number;
  readonly turns: readonly { readonly exported: number; readonly copied: number }[];
  readonly growthMb: number;
};

async function measure(databaseUrl: string, made: Made, kind: string, pairs: number): Promise<Told> {
  const script = join(import.meta.dirname, "export-process.ts");
  const args = ["--import", WITHOUT_MARKS, "--import", "tsx", "--expose-gc", script];
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...args, made.distributorId, made.memberId, kind, made.month, String(pairs)],
    { env: { ...process.env, DATABASE_URL: databaseUrl } },
  );
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Told;
}

/** Exports of every column of many charges, against the same query given out by the database alone. */
export async function measureR11(databaseUrl: string, asked: number, charges: number): Promise<readonly Measured[]> {
  const pairs = charges > LONG ? 1 : asked;
  const made = await prepare(databaseUrl, charges);
  const results: Measured[] = [];
  for (const kind of ["focus", "expenditure-details"]) {
    const { rows, turns, growthMb } = await measure(databaseUrl, made, kind, pairs);
    const rates: Pair[] = turns.map(({ exported, copied }) => ({ numerator: exported, denominator: copied }));
    results.push({
      id: "R11",
      what: `export of ${kind}, rows/s / COPY TO STDOUT of the same query`,
      ratio: ratioOf(rates),
      pairs: turns.length,
      sides: sidesOf(rates, "rows/s"),
      goal: { first: 0.3, last: 0.8, better: "higher" },
      note: `${shortOf(rows)} made charges; packed and kept while they are read`,
    });
    results.push({
      id: "R11",
      what: `export of ${kind}, growth of the process's memory (MB)`,
      ratio: spreadOf([growthMb]),
      pairs: 1,
      sides: `${shortOf(growthMb)} MB at ${shortOf(rows)} rows`,
      goal: { first: 100, last: 20, better: "lower" },
      note: "peak resident memory against that after an empty export",
    });
  }
  return results;
}
