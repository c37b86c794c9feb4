import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import { budgets, customers } from "@/db/schema";
import type { Permit } from "@/lib/domain/access/permit";
import { customersOf } from "../scope";
import { inTenant } from "../tenant";
import { findCustomerIds } from "./find-customer-ids";

export type SheetCustomer = { readonly id: string; readonly name: string; readonly version: number };

/** Account name or id, as written, to customer and its budget's version; what is missing is not the actor's. */
export async function findSheetCustomers(
  permit: Permit<"budget.set" | "restriction.batch">,
  references: readonly string[],
): Promise<ReadonlyMap<string, SheetCustomer>> {
  const sound = references.filter((reference) => reference !== "" && !reference.includes("\0"));
  const idsByReference = await findCustomerIds(permit, sound);
  const ids = [...new Set(idsByReference.values())];
  if (ids.length === 0) return new Map();
  const rows = await inTenant(permit.actor, (tx) =>
    tx
      .select({ id: customers.id, name: customers.name, version: budgets.version })
      .from(customers)
      .leftJoin(budgets, and(eq(budgets.distributorId, customers.distributorId), eq(budgets.customerId, customers.id)))
      .where(and(customersOf(permit.actor), inArray(customers.id, ids))),
  );
  const byId = new Map(rows.map((row) => [row.id, { ...row, version: row.version ?? 0 }]));
  return new Map(
    [...idsByReference].flatMap(([reference, id]) => {
      const found = byId.get(id);
      return found ? [[reference, found] as const] : [];
    }),
  );
}
