import postgres from "postgres";
import { findRunning } from "@/scripts/postgres";
import { dataDir } from "./command-line";

/** The running demo's database, beside it. */
async function inDatabase<Result>(work: (sql: postgres.Sql) => Promise<Result>): Promise<Result> {
  const url = await findRunning(dataDir());
  if (url === null) throw new Error("The demo's database does not run");
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

const BY = {
  kind: "person",
  id: null,
  name: "Petra",
  company: "The customer",
  companyKind: "customer",
  accountName: "customer",
  roles: ["administrator"],
};

/** What a customer has enabled and pays by use, as it stands after that; its id. */
export function enabled(customerId: string, name: string): Promise<string> {
  return inDatabase(async (sql) => {
    const [row] = await sql`
      insert into resources (distributor_id, id, customer_id, account_id, name, offer_id, product, service, service_type,
        resource_type, specification, region, region_name, mode, period_unit, period_count, unit, quantity, started_at, "by")
      select c.distributor_id, gen_random_uuid(), c.id, a.account_id, ${name}, o.id, p.code, p.service, p.service_type,
        p.resource_type, p.specification, o.region, g.name, o.mode, o.period_unit, o.period_count, o.unit, 1,
        c.associated_at, ${sql.json(BY)}
      from customers c
      join cloud_accounts a on a.distributor_id = c.distributor_id and a.customer_id = c.id
      join catalogue_offers o on o.mode = 'pay-per-use'
      join catalogue_products p on p.id = o.product_id
      join catalogue_regions g on g.code = o.region
      where c.id = ${customerId} order by p.code, o.region limit 1 returning id`;
    if (!row) throw new Error("nothing could be enabled");
    return row["id"];
  });
}

/** So many days pass for this customer's freeze alone: the clock of the demo is everybody's. */
export function passFrozen(customerId: string, days: number): Promise<void> {
  return inDatabase(async (sql) => {
    await sql`update freeze_causes set since = since - ${`${days} days`}::interval where customer_id = ${customerId}`;
  });
}
