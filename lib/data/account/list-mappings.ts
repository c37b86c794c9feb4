import "server-only";
import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { accountMappings, cloudAccounts, customers } from "@/db/schema";
import type { AccountMappingLine } from "@/lib/contracts/delivery-view";
import { type Page, type PagePlace, START } from "@/lib/contracts/page";
import type { Permit } from "@/lib/domain/access/permit";
import { isBackwards, pageOf } from "../page-of";
import { inTenant } from "../tenant";

const PAGE = 50;

/** Against the place of a row, which stays even when the mapping was undone meanwhile. */
function beyond(from: string, backwards: boolean) {
  const { mappedAt, id, distributorId } = accountMappings;
  return sql`(${mappedAt}, ${id}) ${backwards ? sql`>` : sql`<`} (
    select place.mapped_at, place.id from account_mappings place
    where place.distributor_id = ${distributorId} and place.id = ${from}::uuid)`;
}

/** The mappings that hold, newest first (G13). */
export async function listMappings(
  permit: Permit<"account.read">,
  place: PagePlace = START,
  size = PAGE,
): Promise<Page<AccountMappingLine>> {
  const { actor } = permit;
  const backwards = isBackwards(place);
  const order = backwards ? asc : desc;
  const from = place.after ?? place.before;
  const found = await inTenant(actor, (tx) =>
    tx
      .select({
        id: accountMappings.id,
        accountId: accountMappings.accountId,
        accountName: cloudAccounts.name,
        customerId: accountMappings.customerId,
        customerName: customers.name,
        isPresent: sql<boolean>`${customers.disassociatedAt} is null`,
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
      .where(
        and(
          eq(accountMappings.distributorId, actor.distributorId),
          isNull(accountMappings.undoneAt),
          from === null ? undefined : beyond(from, backwards),
        ),
      )
      .orderBy(order(accountMappings.mappedAt), order(accountMappings.id))
      .limit(size + 1),
  );
  if (found.length === 0 && from !== null) return listMappings(permit, START, size);
  const lines = found.map((row) => ({ ...row, by: row.by.name }));
  return pageOf(lines, size, place, ({ id }) => id);
}
