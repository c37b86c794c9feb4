import "server-only";
import { and, eq, gt, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { cloudAccounts } from "@/db/schema";
import { moneyOfDriver } from "@/db/schema/columns";
import type { Actor } from "@/lib/domain/access/actor";
import { ZERO } from "@/lib/domain/money/money";

/** How many accounts wait for a customer, with their rows and what counts of them. */
export async function sumParked(tx: Transaction, { distributorId }: Pick<Actor, "distributorId">) {
  const [row] = await tx
    .select({
      accounts: sql<number>`count(*)::int`,
      rows: sql<number>`coalesce(sum(${cloudAccounts.parkedRows}), 0)::int`,
      amount: sql`coalesce(sum(${cloudAccounts.parkedAmount}), 0)`.mapWith(moneyOfDriver),
    })
    .from(cloudAccounts)
    .where(and(eq(cloudAccounts.distributorId, distributorId), gt(cloudAccounts.parkedRows, 0)));
  return row ?? { accounts: 0, rows: 0, amount: ZERO };
}
