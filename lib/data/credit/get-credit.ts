import "server-only";
import { and, count, desc, eq, isNull } from "drizzle-orm";
import { creditRules, customers, distributors, partnerCredits } from "@/db/schema";
import type { CreditView } from "@/lib/contracts/credit";
import type { Permit } from "@/lib/domain/access/permit";
import { customersOf } from "../scope";
import { inTenant } from "../tenant";

const LISTED = 100;

/** The actor's own credit: how it stands, what was recorded of it, and whether purchases heed it. */
export async function getCredit({ actor }: Permit<"credit.read">): Promise<CreditView> {
  const { distributorId, company } = actor;
  return inTenant(actor, async (tx) => {
    const rows = await tx
      .select()
      .from(partnerCredits)
      .where(and(eq(partnerCredits.distributorId, distributorId), eq(partnerCredits.companyId, company.id)))
      .orderBy(desc(partnerCredits.asOf), desc(partnerCredits.id))
      .limit(LISTED);
    const [rule] = await tx
      .select({ since: creditRules.since, by: creditRules.by, reason: creditRules.reason })
      .from(creditRules)
      .where(
        and(
          eq(creditRules.distributorId, distributorId),
          eq(creditRules.companyId, company.id),
          isNull(creditRules.endedAt),
        ),
      );
    const [tenant] = await tx
      .select({ currency: distributors.currency })
      .from(distributors)
      .where(eq(distributors.distributorId, distributorId));
    const [below] = await tx.select({ count: count() }).from(customers).where(customersOf(actor));
    if (!tenant) throw new Error("the actor's distributor is gone");
    const records = rows.map(({ by, ...row }) => ({ ...row, by: by.name }));
    return {
      currency: tenant.currency,
      newest: records[0] ?? null,
      heeded: rule ? { ...rule, by: rule.by.name } : null,
      customers: below?.count ?? 0,
      records,
    };
  });
}
