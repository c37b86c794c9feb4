import "server-only";
import { and, eq } from "drizzle-orm";
import { charges, distributors, orders } from "@/db/schema";
import type { OrderDetails } from "@/lib/contracts/order-view";
import type { Permit } from "@/lib/domain/access/permit";
import { ZERO } from "@/lib/domain/money/money";
import { inTenant } from "../tenant";
import { selectOrders, toOrderLine } from "./select-orders";

/** One order; null: there is none, or it is not the actor's to read. */
export async function getOrder({ actor }: Permit<"order.read">, orderId: string): Promise<OrderDetails | null> {
  return inTenant(actor, async (tx) => {
    const [row] = await selectOrders(tx, actor, eq(orders.id, orderId));
    if (!row) return null;
    const { distributorId } = actor;
    const [charge] = await tx
      .select({ spent: charges.spent, currency: distributors.currency })
      .from(charges)
      .innerJoin(distributors, eq(distributors.distributorId, charges.distributorId))
      .where(
        and(eq(charges.distributorId, distributorId), eq(charges.month, row.line.month), eq(charges.id, row.line.id)),
      );
    if (!charge) throw new Error("an order has its charge");
    const { accountId, by, amount } = row.order;
    const counts = charge.spent !== ZERO || amount === ZERO;
    return { ...toOrderLine(row), accountId, by: by.name, currency: charge.currency, counts };
  });
}
