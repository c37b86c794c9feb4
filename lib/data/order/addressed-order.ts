import "server-only";
import { and, eq, inArray, isNull, type SQL } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { orderLines, orders } from "@/db/schema";
import type { OrderLine } from "@/lib/contracts/order-view";
import type { Actor, CompanyKind } from "@/lib/domain/access/actor";
import { type Money, plus, sumOf, ZERO } from "@/lib/domain/money/money";
import type { Address } from "../customer/addressed";
import { linesOf, type selectOrders, toOrderLine } from "./select-orders";

type OrderRow = Awaited<ReturnType<typeof selectOrders>>[number];
type LineRow = typeof orderLines.$inferSelect;

export type AddressedLine = Omit<LineRow, "distributorId" | "month"> & {
  /** Of an unsubscription: what is used up of what was paid; null: nothing, or it is no unsubscription. */
  readonly consumed: Money | null;
  /** The order whose money it gives back; null: none. */
  readonly baseOrderId: string | null;
};

export type AddressedOrder = OrderLine & {
  /** Whose people or shop made it. */
  readonly madeBy: CompanyKind;
  readonly lines: readonly AddressedLine[];
};

/** Narrows orders to those a call addresses: by the association they were placed in, wherever the customer is now. */
export function ordersAddressedBy({ company }: Actor, { resellerId }: Address): SQL | undefined {
  if (company.kind !== "distributor") return undefined;
  return resellerId === null ? isNull(orders.resellerId) : eq(orders.resellerId, resellerId);
}

/** Orders that were read with their lines, and what of each was used up before it was given back. */
export async function toAddressedOrders(
  tx: Transaction,
  actor: Actor,
  rows: readonly OrderRow[],
  at: Date,
): Promise<readonly AddressedOrder[]> {
  const ids = rows.map(({ order }) => order.id);
  const lines = await linesOf(tx, actor, ids);
  const history = await historyOf(tx, actor, [...lines.values()].flat());
  return rows.map((row) => {
    const own = lines.get(row.order.id) ?? [];
    const isForGood = row.order.type === "unsubscription";
    return {
      ...toOrderLine(row, own, at),
      madeBy: row.order.by.companyKind,
      lines: own.map((line) => toAddressedLine(line, history, isForGood)),
    };
  });
}

/** Every line about the resources of which something is given back: a resource has few. */
async function historyOf(
  tx: Transaction,
  { distributorId }: Actor,
  lines: readonly LineRow[],
): Promise<readonly LineRow[]> {
  const ids = new Set(lines.flatMap(({ kind, resourceId }) => (kind === "refund" && resourceId ? [resourceId] : [])));
  if (ids.size === 0) return [];
  return tx
    .select()
    .from(orderLines)
    .where(and(eq(orderLines.distributorId, distributorId), inArray(orderLines.resourceId, [...ids])));
}

function toAddressedLine(line: LineRow, history: readonly LineRow[], isForGood: boolean): AddressedLine {
  const base = history.find(({ id }) => id === line.refundsLineId);
  const back = history.filter(({ refundsLineId }) => refundsLineId !== null && refundsLineId === base?.id);
  const left = base && plus(base.amount, sumOf(back.map(({ amount }) => amount)));
  const consumed = isForGood && left !== undefined && left > ZERO ? left : null;
  return { ...line, consumed, baseOrderId: base?.orderId ?? null };
}
