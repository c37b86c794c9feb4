import "server-only";
import { and, desc, eq, gt, sql } from "drizzle-orm";
import { budgets, customers, freezeCauses, freezeSpendingAlerts } from "@/db/schema";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { decimalOf, ZERO } from "@/lib/domain/money/money";
import { openIn } from "../../customer/standing-parts";
import { type Condition, concernedColumns, ofCustomer, presentCustomersOf } from "../condition";

const KIND = "spent-since-freeze";

/** What is frozen with resources and goes on costing (G7): as it was last seen when charges came. */
export const spentSinceFreeze: Condition = async (tx, asked) => {
  const { distributorId, at } = asked;
  const seen = tx
    .select({ spent: freezeSpendingAlerts.spent })
    .from(freezeSpendingAlerts)
    .where(
      and(
        eq(freezeSpendingAlerts.distributorId, freezeCauses.distributorId),
        eq(freezeSpendingAlerts.causeId, freezeCauses.id),
      ),
    )
    .orderBy(desc(freezeSpendingAlerts.day))
    .limit(1)
    .as("seen");
  const rows = await tx
    .select({
      causeId: freezeCauses.id,
      since: freezeCauses.since,
      customer: concernedColumns(KIND, at),
      spent: seen.spent,
    })
    .from(freezeCauses)
    .innerJoin(
      customers,
      and(eq(customers.distributorId, freezeCauses.distributorId), eq(customers.id, freezeCauses.customerId)),
    )
    .leftJoin(budgets, and(eq(budgets.distributorId, customers.distributorId), eq(budgets.customerId, customers.id)))
    .innerJoinLateral(seen, sql`true`)
    .where(
      and(
        presentCustomersOf(distributorId),
        openIn("freeze_causes", billingMonthOf(at)),
        eq(freezeCauses.level, "account-and-resources"),
        gt(seen.spent, ZERO),
      ),
    );
  return rows.map(({ causeId, since, customer, spent }) =>
    ofCustomer(asked, KIND, customer, {
      key: causeId,
      subjectId: causeId,
      facts: { customer: customer.name, amount: decimalOf(spent), since: since.toISOString() },
    }),
  );
};
