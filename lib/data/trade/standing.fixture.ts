import { and, asc, eq } from "drizzle-orm";
import { customerMonths, orders, resources } from "@/db/schema";
import { orderStatusOf } from "@/lib/domain/order/status";
import { permit } from "../budget/governance.fixture";
import { decidePurchases } from "../purchase/decide-purchases";
import { inTenant } from "../tenant";
import { type Model, type ModelOrder, usageOf } from "./model.fixture";
import { now, type Real } from "./real.fixture";

const statusOf = ({ state, payBefore }: ModelOrder, at: Date) =>
  state === "pending" ? (payBefore !== null && payBefore <= at ? "cancelled" : "pending-payment") : state;

/** How things stand by the model. */
export function modelStanding(model: Model, at: Date) {
  return model.customers.map((customer) => ({
    usage: customer.budget === null ? null : usageOf(customer, at),
    months: Object.fromEntries([...customer.counted].filter(([, amount]) => amount !== 0n)),
    orders: customer.orders.map((order) => statusOf(order, at)),
    resources: customer.resources
      .toSorted((left, right) => (left.id < right.id ? -1 : 1))
      .map(({ terms, closedAt, quantity }) => ({
        expiresAt: terms.at(-1)?.until ?? null,
        closedAt,
        quantity,
      })),
  }));
}

/** The same as the product has it: by its decisions, its sums and its rows. */
export async function standingOf(real: Real) {
  const { world, ids } = real;
  const { distributor } = world;
  const { distributorId } = distributor;
  const items = ids.map((customerId) => ({ customerId, operation: "renew", amount: null }) as const);
  const verdicts = await decidePurchases(permit(distributor, "purchase.decide"), items);
  const at = await now(real);
  return inTenant(distributor, (tx) =>
    Promise.all(
      ids.map(async (id, index) => {
        const budget = verdicts[index]?.budget ?? null;
        const months = await tx
          .select()
          .from(customerMonths)
          .where(and(eq(customerMonths.distributorId, distributorId), eq(customerMonths.customerId, id)));
        const placed = await tx
          .select()
          .from(orders)
          .where(and(eq(orders.distributorId, distributorId), eq(orders.customerId, id)))
          .orderBy(asc(orders.createdAt), asc(orders.id));
        const had = await tx
          .select()
          .from(resources)
          .where(and(eq(resources.distributorId, distributorId), eq(resources.customerId, id)))
          .orderBy(asc(resources.id));
        return {
          usage: budget && { counted: budget.used - budget.reserved, reserved: budget.reserved },
          months: Object.fromEntries(
            months.filter(({ counted }) => counted !== 0n).map(({ month, counted }) => [month, counted]),
          ),
          orders: placed.map((order) => orderStatusOf(order, at)),
          resources: had.map(({ expiresAt, closedAt, quantity }) => ({ expiresAt, closedAt, quantity })),
        };
      }),
    ),
  );
}
