import "server-only";
import { and, asc, desc, eq, gt, ilike, isNull, or, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { accountMappings, cloudAccounts, customers } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import type { Money } from "@/lib/domain/money/money";
import { inTenant } from "../tenant";

export type MappingView = {
  readonly id: string;
  readonly accountId: string;
  readonly customerId: string;
  readonly customerName: string;
  /** Null: from the account's first charge. */
  readonly fromDay: string | null;
  readonly mappedAt: Date;
};

export type AccountView = {
  readonly accountId: string;
  readonly name: string | null;
  /** Null: nobody's yet. */
  readonly customerId: string | null;
  readonly customerName: string | null;
  readonly firstChargeAt: Date | null;
  readonly parkedRows: number;
  readonly parkedAmount: Money;
  /** Those that hold, latest from-day first. */
  readonly mappings: readonly MappingView[];
};

async function readMappings(tx: Transaction, { distributorId }: Actor): Promise<readonly MappingView[]> {
  const { id, accountId, customerId, fromDay, mappedAt } = accountMappings;
  return tx
    .select({ id, accountId, customerId, customerName: customers.name, fromDay, mappedAt })
    .from(accountMappings)
    .innerJoin(customers, and(eq(customers.distributorId, distributorId), eq(customers.id, customerId)))
    .where(and(eq(accountMappings.distributorId, distributorId), isNull(accountMappings.undoneAt)))
    .orderBy(sql`${fromDay} desc nulls last`, desc(mappedAt));
}

export async function readAccounts(
  tx: Transaction,
  actor: Actor,
  condition: SQL | undefined,
  limit: number,
): Promise<readonly AccountView[]> {
  const { distributorId } = actor;
  const { accountId, name, customerId, firstChargeAt, parkedRows, parkedAmount } = cloudAccounts;
  const found = await tx
    .select({ accountId, name, customerId, customerName: customers.name, firstChargeAt, parkedRows, parkedAmount })
    .from(cloudAccounts)
    .leftJoin(customers, and(eq(customers.distributorId, distributorId), eq(customers.id, customerId)))
    .where(and(eq(cloudAccounts.distributorId, distributorId), condition))
    .orderBy(asc(accountId))
    .limit(limit);
  const mappings = Map.groupBy(await readMappings(tx, actor), (mapping) => mapping.accountId);
  return found.map((account) => ({
    ...account,
    mappings: mappings.get(account.accountId) ?? [],
  }));
}

/** Accounts by id, whose id or name contains `search`; `after` is the last one already shown. */
export async function listAccounts(
  { actor }: Permit<"account.read">,
  { search, after, limit }: { readonly search: string; readonly after: string | null; readonly limit: number },
): Promise<readonly AccountView[]> {
  const pattern = `%${search.replace(/[\\%_]/g, "\\$&")}%`;
  const condition = and(
    search === "" ? undefined : or(ilike(cloudAccounts.accountId, pattern), ilike(cloudAccounts.name, pattern)),
    after === null ? undefined : gt(cloudAccounts.accountId, after),
  );
  return inTenant(actor, (tx) => readAccounts(tx, actor, condition, limit));
}
