import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { customers, members, noticeReceipts, recipients, users, webhooks } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";

/** That a receipt's hearer is one of the company's own people or ends with such a name or address, present or past. */
export function hearersNamed({ distributorId, company }: Actor, pattern: string): SQL {
  const own = (table: typeof members | typeof recipients | typeof webhooks) =>
    sql`${table.distributorId} = ${distributorId}::uuid and ${table.companyId} = ${company.id}::uuid`;
  return sql`${noticeReceipts.hearerId} in (
    select ${members.id} from ${members} join ${users} on ${users.id} = ${members.userId}
      where ${own(members)} and (${users.name} ilike ${pattern} or ${users.email} ilike ${pattern})
    union all select ${recipients.id} from ${recipients}
      where ${own(recipients)} and (${recipients.name} ilike ${pattern} or ${recipients.email} ilike ${pattern})
    union all select ${webhooks.id} from ${webhooks} where ${own(webhooks)} and ${webhooks.name} ilike ${pattern}
    union all select ${customers.id} from ${customers}
      where ${customers.distributorId} = ${distributorId}::uuid and ${customers.id} = ${company.id}::uuid
        and (${customers.name} ilike ${pattern} or ${customers.email} ilike ${pattern}))`;
}
