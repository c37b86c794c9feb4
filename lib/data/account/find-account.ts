import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { cloudAccounts } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { Money } from "@/lib/domain/money/money";

export type AccountFacts = {
  readonly accountId: string;
  readonly name: string | null;
  readonly customerId: string | null;
  readonly firstChargeAt: Date | null;
  readonly parkedRows: number;
  readonly parkedAmount: Money;
};

/** Null when this distributor has never seen the account. */
export async function findAccount(
  tx: Transaction,
  { distributorId }: Actor,
  accountId: string,
): Promise<AccountFacts | null> {
  const [row] = await tx
    .select({
      accountId: cloudAccounts.accountId,
      name: cloudAccounts.name,
      customerId: cloudAccounts.customerId,
      firstChargeAt: cloudAccounts.firstChargeAt,
      parkedRows: cloudAccounts.parkedRows,
      parkedAmount: cloudAccounts.parkedAmount,
    })
    .from(cloudAccounts)
    .where(and(eq(cloudAccounts.distributorId, distributorId), eq(cloudAccounts.accountId, accountId)));
  return row ?? null;
}
