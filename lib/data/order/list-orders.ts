import "server-only";
import { and, asc, desc, eq, gte, ilike, lt, or, type SQL, sql } from "drizzle-orm";
import { customers, orderLines, orders } from "@/db/schema";
import { decodeCursor, encodeCursor } from "@/lib/contracts/cursor";
import type { OrderListQuery } from "@/lib/contracts/order";
import type { OrderLine } from "@/lib/contracts/order-view";
import { type Page, START } from "@/lib/contracts/page";
import type { Permit } from "@/lib/domain/access/permit";
import { monthEndExclusive, monthStart } from "@/lib/domain/calendar/billing-month";
import { instantOf } from "../instant";
import { isBackwards, pageOf } from "../page-of";
import { inTenant } from "../tenant";
import { selectOrders, toOrderLine } from "./select-orders";

const PAGE = 50;

/** Orders that match, the newest first, one keyset page. */
export async function listOrders(
  { actor }: Permit<"order.read">,
  query: OrderListQuery,
  size = PAGE,
): Promise<Page<OrderLine>> {
  const cursor = placeOf(query.after ?? query.before);
  const place = cursor ? query : START;
  const backwards = isBackwards(place);
  const [compare, order] = backwards ? [sql`>`, asc] : [sql`<`, desc];
  const beyond = cursor
    ? sql`(${orders.createdAt}, ${orders.id}) ${compare} (${cursor.at}::timestamptz, ${cursor.id}::uuid)`
    : undefined;
  const { found, at } = await inTenant(actor, async (tx) => {
    const rows = await selectOrders(tx, actor, and(filterOf(query), beyond))
      .orderBy(order(orders.createdAt), order(orders.id))
      .limit(size + 1);
    return { found: rows, at: await instantOf(tx) };
  });
  const page = pageOf(found, size, place, (row) => encodeCursor([row.order.createdAt.toISOString(), row.order.id]));
  return { ...page, rows: page.rows.map((row) => toOrderLine(row, at)) };
}

function placeOf(text: string | null): { readonly at: string; readonly id: string } | null {
  const cursor = decodeCursor(text);
  const ms = cursor === null ? Number.NaN : Date.parse(cursor[0]);
  return cursor === null || Number.isNaN(ms) ? null : { at: new Date(ms).toISOString(), id: cursor[1] };
}

function filterOf({ q, customer, mode, month }: OrderListQuery): SQL | undefined {
  return and(
    customer === null ? undefined : eq(orders.customerId, customer),
    mode === null ? undefined : eq(orderLines.mode, mode),
    month === null ? undefined : gte(orders.createdAt, monthStart(month)),
    month === null ? undefined : lt(orders.createdAt, monthEndExclusive(month)),
    q === null
      ? undefined
      : or(
          ilike(customers.name, `%${q.replaceAll(/[\\%_]/g, "\\$&")}%`),
          eq(sql`${orders.id}::text`, q.toLowerCase()),
          ilike(orderLines.specification, `%${q.replaceAll(/[\\%_]/g, "\\$&")}%`),
        ),
  );
}
