import "server-only";
import { and, asc, desc, sql } from "drizzle-orm";
import { orders } from "@/db/schema";
import { decodeCursor, encodeCursor } from "@/lib/contracts/cursor";
import type { OrderListQuery } from "@/lib/contracts/order";
import type { OrderLine } from "@/lib/contracts/order-view";
import { type Page, START } from "@/lib/contracts/page";
import type { Permit } from "@/lib/domain/access/permit";
import { instantOf } from "../instant";
import { isBackwards, pageOf } from "../page-of";
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
  const cursor = placeOf(query.after ?? query.before);
  const place = cursor ? query : START;
  const onward = (query.order === "up") !== isBackwards(place);
  const [compare, order] = onward ? [sql`>`, asc] : [sql`<`, desc];
  const beyond = cursor
    ? sql`(${orders.createdAt}, ${orders.id}) ${compare} (${cursor.at}::timestamptz, ${cursor.id}::uuid)`
    : undefined;
  return inTenant(actor, async (tx) => {
    const at = await instantOf(tx);
    const found = await selectOrders(tx, actor, and(orderFilterOf(tx, actor, query, at), beyond))
      .orderBy(order(orders.createdAt), order(orders.id))
      .limit(size + 1);
    const page = pageOf(found, size, place, (row) => encodeCursor([row.order.createdAt.toISOString(), row.order.id]));
    const ids = page.rows.map((row) => row.order.id);
    const lines = await linesOf(tx, actor, ids);
    return { ...page, rows: page.rows.map((row) => toOrderLine(row, lines.get(row.order.id) ?? [], at)) };
  });
}

function placeOf(text: string | null): { readonly at: string; readonly id: string } | null {
  const cursor = decodeCursor(text);
  const ms = cursor === null ? Number.NaN : Date.parse(cursor[0]);
  return cursor === null || Number.isNaN(ms) ? null : { at: new Date(ms).toISOString(), id: cursor[1] };
}
