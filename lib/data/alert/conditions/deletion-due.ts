import "server-only";
import { and, inArray } from "drizzle-orm";
import { customers } from "@/db/schema";
import { deletionWarningsAt } from "@/lib/domain/resource/deletion-warning";
import { listDueDeletions } from "../../resource/list-due-deletions";
import { type Condition, concernedColumns, ofCustomer, presentCustomersOf } from "../condition";

const KIND = "deletion-due";

/** What is due for deletion in 7, 3 or 1 days, or since; what is held is not (R-5.4, G8). */
export const deletionDue: Condition = async (tx, asked) => {
  const { distributorId, at } = asked;
  const dues = await listDueDeletions(tx, distributorId, undefined, at);
  if (dues.length === 0) return [];
  const ids = [...new Set(dues.map(({ customerId }) => customerId))];
  const rows = await tx
    .select(concernedColumns(KIND, at))
    .from(customers)
    .where(and(presentCustomersOf(distributorId), inArray(customers.id, ids)));
  const customerOf = new Map(rows.map((customer) => [customer.id, customer]));
  return dues.flatMap(({ customerId, dueAt, cause, names }) => {
    const customer = customerOf.get(customerId);
    const days = dueAt <= at ? 0 : deletionWarningsAt(dueAt, at).at(-1);
    if (!customer || days === undefined) return [];
    const when = dueAt.toISOString();
    const facts = { customer: customer.name, count: names.length, name: names[0] ?? "", cause, dueAt: when, days };
    return [ofCustomer(asked, KIND, customer, { key: `${customerId}/${when}`, facts })];
  });
};
