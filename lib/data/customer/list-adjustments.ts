import "server-only";
import { and, desc, eq } from "drizzle-orm";
import { budgetRecords, customers } from "@/db/schema";
import type { Adjustment } from "@/lib/contracts/customer-view";
import type { Permit } from "@/lib/domain/access/permit";
import { customersOf } from "../scope";
import { inTenant } from "../tenant";
import { isCustomerId } from "./is-customer-id";

/** Adjustment records of a customer's budget, newest first; none for a customer of others. */
export async function listAdjustments(
  { actor }: Permit<"budget.read">,
  customerId: string,
  limit = 100,
): Promise<readonly Adjustment[]> {
  if (!isCustomerId(customerId)) return [];
  const rows = await inTenant(actor, (tx) =>
    tx
      .select({
        id: budgetRecords.id,
        operation: budgetRecords.operation,
        type: budgetRecords.type,
        amount: budgetRecords.amount,
        action: budgetRecords.action,
        liftWhenRestored: budgetRecords.liftWhenRestored,
        used: budgetRecords.used,
        by: budgetRecords.by,
        at: budgetRecords.at,
      })
      .from(budgetRecords)
      .innerJoin(
        customers,
        and(eq(customers.distributorId, budgetRecords.distributorId), eq(customers.id, budgetRecords.customerId)),
      )
      .where(and(customersOf(actor), eq(budgetRecords.customerId, customerId)))
      .orderBy(desc(budgetRecords.at), desc(budgetRecords.id))
      .limit(limit),
  );
  return rows.map((row) => ({
    ...row,
    by: { name: row.by.name, company: row.by.company, accountName: row.by.accountName },
  }));
}
