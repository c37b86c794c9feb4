import "server-only";
import { and, inArray, or } from "drizzle-orm";
import { customers } from "@/db/schema";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { Action, Permit } from "@/lib/domain/access/permit";
import { customersOf } from "../scope";
import { inTenant } from "../tenant";

/** The id a reference is written as, in lower case; null when it is an account name. */
export function customerIdOf(reference: string): string | null {
  const lower = reference.toLowerCase();
  return isUuid(lower) ? lower : null;
}

/** Account name to id, for the actor's own customers only; a name that is missing is not the actor's. */
export async function findCustomerIds(
  { actor }: Permit<Action>,
  references: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(references)];
  if (wanted.length === 0) return new Map();
  const ids = wanted.flatMap((reference) => customerIdOf(reference) ?? []);
  const rows = await inTenant(actor, (tx) =>
    tx
      .select({ id: customers.id, accountName: customers.accountName })
      .from(customers)
      .where(
        and(
          customersOf(actor),
          or(inArray(customers.accountName, wanted), ids.length > 0 ? inArray(customers.id, ids) : undefined),
        ),
      ),
  );
  const byReference = new Map(rows.map(({ id, accountName }) => [accountName, id]));
  for (const { id } of rows) byReference.set(id, id);
  for (const reference of wanted) setIfKnown(byReference, reference);
  return byReference;
}

// An id may have been written in capitals.
function setIfKnown(byReference: Map<string, string>, reference: string): void {
  const id = byReference.get(customerIdOf(reference) ?? "");
  if (id !== undefined) byReference.set(reference, id);
}
