import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import type { Actor, CompanyKind } from "@/lib/domain/access/actor";

/** The distributor itself or a company below it, by its account name; it must be there. */
export async function ownCompany(
  tx: Transaction,
  { distributorId }: Actor,
  accountName: string,
): Promise<{ readonly kind: CompanyKind; readonly id: string; readonly name: string }> {
  const [found] = await tx.execute<{ kind: CompanyKind; id: string; name: string }>(sql`
    select e.company_kind as kind, e.company_id as id, coalesce(c.name, r.name, d.name) as name
    from directory e
    left join customers c on c.distributor_id = e.distributor_id and c.id = e.company_id
    left join resellers r on r.distributor_id = e.distributor_id and r.id = e.company_id
    left join distributors d on d.distributor_id = e.company_id
    where e.distributor_id = ${distributorId} and e.account_name = ${accountName}`);
  if (!found) throw new Error(`no company of this distributor is called ${accountName}`);
  return found;
}
