import "server-only";
import { and, asc, eq, gt } from "drizzle-orm";
import { cloudAccounts } from "@/db/schema";
import type { ParkedAccount } from "@/lib/contracts/delivery-view";
import type { Permit } from "@/lib/domain/access/permit";
import { inTenant } from "../tenant";

const LIMIT = 1000;

/** Accounts with charges that no customer has, with rows and what counts of them (G13), by id; at most a thousand. */
export async function listParkedAccounts({ actor }: Permit<"account.read">): Promise<readonly ParkedAccount[]> {
  const { accountId, name, parkedRows, parkedAmount, firstChargeAt } = cloudAccounts;
  return inTenant(actor, (tx) =>
    tx
      .select({ accountId, name, rows: parkedRows, amount: parkedAmount, firstChargeAt })
      .from(cloudAccounts)
      .where(and(eq(cloudAccounts.distributorId, actor.distributorId), gt(parkedRows, 0)))
      .orderBy(asc(accountId))
      .limit(LIMIT),
  );
}
