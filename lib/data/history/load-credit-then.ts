import "server-only";
import { and, asc, desc, eq, gt, inArray, isNull, lte, or } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { creditRules, partnerCredits } from "@/db/schema";
import { isUsedUp, type UsedUpCredits } from "@/lib/domain/credit/credit";

type Above = { readonly distributorId: string; readonly resellerId: string | null; readonly at: Date };

/** The companies above a customer that heeded their own credit then, and knew it to be used up. */
export async function loadUsedUpCreditsThen(
  tx: Transaction,
  { distributorId, resellerId, at }: Above,
): Promise<UsedUpCredits> {
  const { companyId, companyKind, since, endedAt } = creditRules;
  const heeded = await tx
    .select({ companyId, companyKind })
    .from(creditRules)
    .where(
      and(
        eq(creditRules.distributorId, distributorId),
        inArray(companyId, resellerId === null ? [distributorId] : [distributorId, resellerId]),
        lte(since, at),
        or(isNull(endedAt), gt(endedAt, at)),
      ),
    )
    .orderBy(asc(companyKind));
  const known = await Promise.all(
    heeded.map(async (rule) => ({ ...rule, usedUp: await wasUsedUp(tx, { distributorId, at }, rule.companyId) })),
  );
  return known.filter(({ usedUp }) => usedUp).map((rule) => rule.companyKind);
}

/** By the newest record there was then. */
async function wasUsedUp(
  tx: Transaction,
  { distributorId, at }: Omit<Above, "resellerId">,
  companyId: string,
): Promise<boolean> {
  const [record] = await tx
    .select()
    .from(partnerCredits)
    .where(
      and(
        eq(partnerCredits.distributorId, distributorId),
        eq(partnerCredits.companyId, companyId),
        lte(partnerCredits.at, at),
      ),
    )
    .orderBy(desc(partnerCredits.asOf), desc(partnerCredits.id))
    .limit(1);
  return record !== undefined && isUsedUp(record);
}
