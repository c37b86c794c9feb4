import "server-only";
import { and, asc, desc, eq, gt, gte, lte, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { orderLines, orders } from "@/db/schema";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { OffsetPage } from "@/lib/contracts/page";
import type { Permit } from "@/lib/domain/access/permit";
import { type OrderStatus, type OrderType, PAYMENT_DAYS } from "@/lib/domain/order/status";
import type { Address } from "../customer/addressed";
import { instantOf } from "../instant";
import { ordersOf } from "../scope";
import { inTenant } from "../tenant";
import { type AddressedOrder, ordersAddressedBy, toAddressedOrders } from "./addressed-order";
import { statusOf, withLine } from "./order-filter";
import { selectOrders } from "./select-orders";

export type OrdersWanted = Address & {
  readonly id?: string | undefined;
  readonly customerId?: string | undefined;
  /** Both inclusive. */
  readonly createdFrom?: Date | undefined;
  readonly createdTo?: Date | undefined;
  readonly paidFrom?: Date | undefined;
  readonly paidTo?: Date | undefined;
  /** The provider's code, of any line. */
  readonly serviceType?: string | undefined;
  readonly status?: OrderStatus | undefined;
  readonly type?: OrderType | undefined;
  readonly oldestFirst: boolean;
};

/** Orders that a call addresses by when they were made; pages by offset cost what they pass over. */
export async function listAddressedOrders(
  { actor }: Permit<"order.read">,
  wanted: OrdersWanted,
  { offset, limit }: OffsetPage,
): Promise<{ readonly orders: readonly AddressedOrder[]; readonly count: number }> {
  const { id, customerId, oldestFirst } = wanted;
  if ([id, customerId].some((one) => one !== undefined && !isUuid(one))) return { orders: [], count: 0 };
  const by = oldestFirst ? asc : desc;
  return inTenant(actor, async (tx) => {
    const at = await instantOf(tx);
    const where = and(ordersAddressedBy(actor, wanted), wantedBy(tx, wanted, at));
    const count = await tx.$count(orders, and(ordersOf(actor), where));
    const rows = await selectOrders(tx, actor, where)
      .orderBy(by(orders.createdAt), by(orders.id))
      .limit(limit)
      .offset(offset);
    return { count, orders: await toAddressedOrders(tx, actor, rows, at) };
  });
}

function wantedBy(tx: Transaction, wanted: OrdersWanted, at: Date): SQL | undefined {
  const { id, customerId, serviceType, status, type, createdFrom, createdTo } = wanted;
  return and(
    id === undefined ? undefined : eq(orders.id, id),
    customerId === undefined ? undefined : eq(orders.customerId, customerId),
    createdFrom && gte(orders.createdAt, createdFrom),
    createdTo && lte(orders.createdAt, createdTo),
    paidWithin(wanted),
    serviceType === undefined ? undefined : withLine(tx, eq(orderLines.serviceType, serviceType)),
    status && statusOf(status, at),
    type && eq(orders.type, type),
  );
}

/** An order is paid within its days or never, so that its age, by which it is indexed, bounds what is read. */
function paidWithin({ paidFrom, paidTo }: OrdersWanted): SQL | undefined {
  return and(
    paidFrom && and(gte(orders.acceptedAt, paidFrom), gt(orders.createdAt, oldestPaidAt(paidFrom))),
    paidTo && and(lte(orders.acceptedAt, paidTo), lte(orders.createdAt, paidTo)),
  );
}

// By the database: a week before the year 1 JavaScript writes a date that it does not read.
function oldestPaidAt(at: Date): SQL {
  return sql`${at.toISOString()}::timestamptz - make_interval(hours => ${sql.raw(String(PAYMENT_DAYS * 24))})`;
}
