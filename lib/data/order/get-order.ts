import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { charges, distributors, type orderLines, orders } from "@/db/schema";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { OrderDetails, OrderPart } from "@/lib/contracts/order-view";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { ZERO } from "@/lib/domain/money/money";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import { linesOf, personOf, selectOrders, toOrderLine, toThing } from "./select-orders";

type LineRow = typeof orderLines.$inferSelect;

/** One order; null: there is none, or it is not the actor's to read. */
export async function getOrder({ actor }: Permit<"order.read">, orderId: string): Promise<OrderDetails | null> {
  if (!isUuid(orderId)) return null;
  return inTenant(actor, async (tx) => {
    const [row] = await selectOrders(tx, actor, eq(orders.id, orderId));
    if (!row) return null;
    const at = await instantOf(tx);
    const lines = (await linesOf(tx, actor, [orderId])).get(orderId) ?? [];
    const { note, source, by, acceptedBy, cancelledBy } = row.order;
    return {
      ...toOrderLine(row, lines, at),
      note,
      acceptedBy: acceptedBy && personOf(acceptedBy),
      cancelledBy: cancelledBy && personOf(cancelledBy),
      isPreparedByYou: source === "partner" && by.companyKind === actor.company.kind,
      parts: lines.map(toPart),
      currency: await currencyOf(tx, actor),
      counts: await countsNow(tx, actor, lines),
      asOf: at,
    };
  });
}

function toPart(line: LineRow): OrderPart {
  const { id, kind, amount, resourceId } = line;
  return { ...toThing(line), id, kind, amount, resourceId };
}

async function currencyOf(tx: Transaction, { distributorId }: Actor): Promise<string> {
  const [distributor] = await tx
    .select({ currency: distributors.currency })
    .from(distributors)
    .where(eq(distributors.distributorId, distributorId));
  if (!distributor) throw new Error("the actor's distributor is gone");
  return distributor.currency;
}

/** Whether what was paid counts: false where a delivery's figures took the place of any of it; null: it is not paid. */
async function countsNow(tx: Transaction, { distributorId }: Actor, lines: readonly LineRow[]) {
  const months = lines.map(({ month }) => month).filter((month) => month !== null);
  if (months.length === 0) return null;
  const ids = lines.map(({ id }) => id);
  const found = await tx
    .select({ id: charges.id, spent: charges.spent })
    .from(charges)
    .where(and(eq(charges.distributorId, distributorId), inArray(charges.month, months), inArray(charges.id, ids)));
  const spent = new Map(found.map((charge) => [charge.id, charge.spent]));
  return lines.every(({ id, amount }) => {
    const counted = spent.get(id);
    if (counted === undefined) throw new Error("a paid line has its charge");
    return counted !== ZERO || amount === ZERO;
  });
}
