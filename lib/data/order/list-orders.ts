import "server-only";
import { and } from "drizzle-orm";
import { orders } from "@/db/schema";
import type { OrderListQuery } from "@/lib/contracts/order";
import type { OrderLine } from "@/lib/contracts/order-view";
import type { Page } from "@/lib/contracts/page";
import type { Permit } from "@/lib/domain/access/permit";
import { ageKey, byAge } from "../by-age";
import { instantOf } from "../instant";
import { pageOf } from "../page-of";
import { inTenant } from "../tenant";
import { orderFilterOf } from "./order-filter";
import { linesOf, selectOrders, toOrderLine } from "./select-orders";

const PAGE = 50;

/** Orders that match by when they were made, one keyset page. */
export async function listOrders(
  { actor }: Permit<"order.read">,
  query: OrderListQuery,
  size = PAGE,
): Promise<Page<OrderLine>> {
  const { createdAt, id } = orders;
  const { place, order, beyond } = byAge(query, { at: createdAt, id }, query.order === "up");
  return inTenant(actor, async (tx) => {
    const at = await instantOf(tx);
    const found = await selectOrders(tx, actor, and(orderFilterOf(tx, actor, query, at), beyond))
      .orderBy(...order)
      .limit(size + 1);
    const page = pageOf(found, size, place, (row) => ageKey(row.order.createdAt, row.order.id));
    const ids = page.rows.map((row) => row.order.id);
    const lines = await linesOf(tx, actor, ids);
    return { ...page, rows: page.rows.map((row) => toOrderLine(row, lines.get(row.order.id) ?? [], at)) };
  });
}
