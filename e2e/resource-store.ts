import postgres from "postgres";
import { findRunning } from "@/scripts/postgres";
import { dataDir } from "./command-line";

/** Beside the running demo's database, where a story cannot wait for a month to pass. */
async function inStore<Result>(work: (sql: postgres.Sql) => Promise<Result>): Promise<Result> {
  const url = await findRunning(dataDir());
  if (url === null) throw new Error("The demo's database does not run");
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** The one resource of a customer. */
export function resourceOf(customerId: string): Promise<string> {
  return inStore(async (sql) => {
    const [row] = await sql<{ id: string }[]>`select id from resources where customer_id = ${customerId}`;
    if (!row) throw new Error("the customer has no resource");
    return row.id;
  });
}

/** Lets the term of a resource end now, as if it had been bought a month ago. */
export function expireNow(resourceId: string): Promise<unknown> {
  return inStore(
    (sql) => sql`
      with ended as (select clock_timestamp()::timestamptz(3) as at),
        line as (
          update order_lines set expires_at = (select at from ended)
          where resource_id = ${resourceId} and kind = 'term' returning id)
      update resources set expires_at = (select at from ended) where id = ${resourceId}`,
  );
}
