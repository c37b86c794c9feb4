import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Actor } from "@/lib/domain/access/actor";

/** The accounts the staged rows bill, made known by id, with the name given last. */
export async function keepAccounts(tx: Transaction, { distributorId }: Actor, at: Date): Promise<void> {
  await tx.execute(sql`
    insert into cloud_accounts as a (distributor_id, account_id, name, customer_id, first_charge_at, parked_rows, parked_amount, first_seen_at)
    select ${distributorId}::uuid, account_id, (array_agg(account_name order by charge_start desc, account_name) filter (where account_name is not null))[1],
      null, null, 0, 0, ${at.toISOString()}::timestamptz
    from staged where refused_cause is null
    group by account_id order by account_id
    on conflict (distributor_id, account_id) do update set name = excluded.name
    where excluded.name is not null and a.name is distinct from excluded.name`);
}
