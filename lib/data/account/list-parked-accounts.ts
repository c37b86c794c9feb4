import "server-only";
import { and, asc, desc, eq, gt, lt } from "drizzle-orm";
import { cloudAccounts } from "@/db/schema";
import type { ParkedAccount } from "@/lib/contracts/delivery-view";
import { type Page, type PagePlace, START } from "@/lib/contracts/page";
import type { Permit } from "@/lib/domain/access/permit";
import type { Money } from "@/lib/domain/money/money";
import { isBackwards, pageOf } from "../page-of";
import { inTenant } from "../tenant";
import { sumParked } from "./sum-parked";

const PAGE = 500;

/** `accounts` and `amount` are those of every page. */
type ParkedPage = Page<ParkedAccount> & { readonly accounts: number; readonly amount: Money };

/** Accounts with charges that no customer has, with rows and what counts of them (G13), by id. */
export async function listParkedAccounts(
  permit: Permit<"account.read">,
  place: PagePlace = START,
  size = PAGE,
): Promise<ParkedPage> {
  const { actor } = permit;
  const { accountId, name, parkedRows, parkedAmount, firstChargeAt } = cloudAccounts;
  const backwards = isBackwards(place);
  const from = place.after ?? place.before;
  const { found, sum } = await inTenant(actor, async (tx) => ({
    found: await tx
      .select({ accountId, name, rows: parkedRows, amount: parkedAmount, firstChargeAt })
      .from(cloudAccounts)
      .where(
        and(
          eq(cloudAccounts.distributorId, actor.distributorId),
          gt(parkedRows, 0),
          from === null ? undefined : (backwards ? lt : gt)(accountId, from),
        ),
      )
      .orderBy((backwards ? desc : asc)(accountId))
      .limit(size + 1),
    sum: await sumParked(tx, actor),
  }));
  // The last page is gone once all of its accounts have a customer.
  if (found.length === 0 && from !== null) return listParkedAccounts(permit, START, size);
  return { ...pageOf(found, size, place, (row) => row.accountId), accounts: sum.accounts, amount: sum.amount };
}
