import "server-only";
import { and, desc, sql } from "drizzle-orm";
import { orders } from "@/db/schema";
import { OrderListQuery } from "@/lib/contracts/order";
import type { OrderLine } from "@/lib/contracts/order-view";
import { decimalOf } from "@/lib/domain/money/money";
import { orderFilterOf } from "../order/order-filter";
import { linesOf, selectOrders, toOrderLine } from "../order/select-orders";
import type { ExportSource, Say } from "./content";
import { PAGE, pagesOf, type TableRow, tableCells, tableColumns, tableNotes, timeCell } from "./table";

const COLUMNS = {
  orderId: "text",
  customer: "text",
  customerId: "text",
  reseller: "text",
  account: "text",
  orderType: "text",
  orderSource: "text",
  orderStatus: "text",
  product: "text",
  service: "text",
  specification: "text",
  region: "text",
  chargingMode: "text",
  periods: "number",
  quantity: "number",
  furtherItems: "number",
  amount: "number",
  coupons: "number",
  orderedAt: "text",
  payBefore: "text",
  paidAt: "text",
  cancelledAt: "text",
  orderedBy: "person",
  orderedByCompany: "text",
} as const;

/** Orders as their list has them, the newest first. */
export const ordersSource: ExportSource = async (tx, asked) => {
  const { actor, at, say } = asked;
  const where = orderFilterOf(tx, actor, OrderListQuery.parse(asked.query), at);
  const pages = pagesOf<OrderLine>(PAGE, async (last) => {
    const beyond =
      last &&
      sql`(${orders.createdAt}, ${orders.id}) < (${last.createdAt.toISOString()}::timestamptz, ${last.id}::uuid)`;
    const found = await selectOrders(tx, actor, and(where, beyond ?? undefined))
      .orderBy(desc(orders.createdAt), desc(orders.id))
      .limit(PAGE);
    const ids = found.map((row) => row.order.id);
    const lines = await linesOf(tx, actor, ids);
    return found.map((row) => toOrderLine(row, lines.get(row.order.id) ?? [], at));
  });
  return {
    columns: tableColumns(COLUMNS, say),
    notes: tableNotes(asked),
    noteColumn: say("export.column.note"),
    rows: (async function* () {
      for await (const page of pages) yield page.map((order) => tableCells(COLUMNS, rowOf(order, say)));
    })(),
  };
};

function rowOf(order: OrderLine, say: Say): TableRow<typeof COLUMNS> {
  const { thing } = order;
  return {
    orderId: order.id,
    customer: order.customer.name,
    customerId: order.customer.id,
    reseller: order.reseller,
    account: order.accountId,
    orderType: say(`order.type.${order.type}`),
    orderSource: say(`order.source.${order.source}`),
    orderStatus: say(`order.status.${order.status}`),
    product: thing.product,
    service: thing.service,
    specification: thing.specification,
    region: thing.regionName,
    chargingMode: say(`catalogue.mode.${thing.mode}`),
    periods: String(thing.periods),
    quantity: String(thing.quantity),
    furtherItems: String(order.more),
    amount: decimalOf(order.amount),
    coupons: decimalOf(order.coupons),
    orderedAt: timeCell(order.createdAt),
    payBefore: timeCell(order.payBefore),
    paidAt: timeCell(order.acceptedAt),
    cancelledAt: timeCell(order.cancelledAt),
    orderedBy: order.by.name,
    orderedByCompany: order.by.company,
  };
}
