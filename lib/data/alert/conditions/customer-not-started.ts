import "server-only";
import { and, eq } from "drizzle-orm";
import { budgets, customers, freezeCauses } from "@/db/schema";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { openIn } from "../../customer/standing-parts";
import { type Condition, concernedColumns, ofCustomer, presentCustomersOf } from "../condition";

const KIND = "customer-not-started";

/** Customers still frozen since they joined (G20). */
export const customerNotStarted: Condition = async (tx, asked) => {
  const { distributorId, at } = asked;
  const rows = await tx
    .select({
      causeId: freezeCauses.id,
      since: freezeCauses.since,
      customer: concernedColumns(KIND, at),
      budget: budgets.amount,
    })
    .from(freezeCauses)
    .innerJoin(
      customers,
      and(eq(customers.distributorId, freezeCauses.distributorId), eq(customers.id, freezeCauses.customerId)),
    )
    .leftJoin(budgets, and(eq(budgets.distributorId, customers.distributorId), eq(budgets.customerId, customers.id)))
    .where(
      and(
        presentCustomersOf(distributorId),
        openIn("freeze_causes", billingMonthOf(at)),
        eq(freezeCauses.origin, "association-default"),
      ),
    );
  return rows.map(({ causeId, since, customer, budget }) =>
    ofCustomer(asked, KIND, customer, {
      key: causeId,
      subjectId: causeId,
      facts: { customer: customer.name, since: since.toISOString(), hasBudget: budget !== null },
    }),
  );
};
