import "server-only";
import { eq, sql } from "drizzle-orm";
import { closedMonthChanges } from "@/db/schema";
import { moneyOfDriver } from "@/db/schema/columns";
import { decimalOf } from "@/lib/domain/money/money";
import { type Condition, ofCompany } from "../condition";

const KIND = "closed-month-changed";

/** Months whose figures have moved since they were closed, of as many customers as moved in the end (G14). */
export const closedMonthChanged: Condition = async (tx, asked) => {
  const { month, customerId, spent, distributorId } = closedMonthChanges;
  const moved = tx
    .select({ month, customerId, moved: sql`sum(${spent})`.mapWith(moneyOfDriver).as("moved") })
    .from(closedMonthChanges)
    .where(eq(distributorId, asked.distributorId))
    .groupBy(month, customerId)
    .having(sql`sum(${spent}) <> 0`)
    .as("moved");
  const rows = await tx
    .select({
      month: moved.month,
      customers: sql<number>`count(*)::integer`,
      difference: sql`sum(${moved.moved})`.mapWith(moneyOfDriver),
    })
    .from(moved)
    .groupBy(moved.month);
  return rows.map(({ difference, ...facts }) =>
    ofCompany(asked, KIND, null, { key: facts.month, facts: { ...facts, difference: decimalOf(difference) } }),
  );
};
