import "server-only";
import { and, desc, eq, isNull } from "drizzle-orm";
import { accountMappings, cloudAccounts, customers } from "@/db/schema";
import type { AccountMappingLine } from "@/lib/contracts/delivery-view";
import type { Permit } from "@/lib/domain/access/permit";
import { inTenant } from "../tenant";

/** The latest mappings that hold, newest first (G13). */
export async function listMappings(
  { actor }: Permit<"account.read">,
  limit = 50,
): Promise<readonly AccountMappingLine[]> {
  const rows = await inTenant(actor, (tx) =>
    tx
      .select({
        id: accountMappings.id,
        accountId: accountMappings.accountId,
        accountName: cloudAccounts.name,
        customerId: accountMappings.customerId,
        customerName: customers.name,
        fromDay: accountMappings.fromDay,
        mappedAt: accountMappings.mappedAt,
        by: accountMappings.by,
      })
      .from(accountMappings)
      .innerJoin(
        customers,
        and(eq(customers.distributorId, accountMappings.distributorId), eq(customers.id, accountMappings.customerId)),
      )
      .innerJoin(
        cloudAccounts,
        and(
          eq(cloudAccounts.distributorId, accountMappings.distributorId),
          eq(cloudAccounts.accountId, accountMappings.accountId),
        ),
      )
      .where(and(eq(accountMappings.distributorId, actor.distributorId), isNull(accountMappings.undoneAt)))
      .orderBy(desc(accountMappings.mappedAt), desc(accountMappings.id))
      .limit(limit),
  );
  return rows.map((row) => ({ ...row, by: row.by.name }));
}
