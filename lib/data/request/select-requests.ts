import "server-only";
import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customers, requests, resellers } from "@/db/schema";
import { RequestWish } from "@/lib/contracts/request";
import type { RequestLine } from "@/lib/contracts/request-view";
import type { Actor } from "@/lib/domain/access/actor";
import { requestsOf } from "../scope";

const COLUMNS = {
  id: requests.id,
  kind: requests.kind,
  state: requests.state,
  resellerId: requests.resellerId,
  reseller: resellers.name,
  customerId: requests.customerId,
  customer: customers.name,
  wish: requests.wish,
  reason: requests.reason,
  by: requests.by,
  createdAt: requests.createdAt,
  decidedAt: requests.decidedAt,
  hasFailed: sql<boolean>`${requests.error} is not null`,
};

/** Requests within the actor's scope with their names; add order and limit. */
export function selectRequests(tx: Transaction, actor: Actor, where: SQL | undefined) {
  return tx
    .select(COLUMNS)
    .from(requests)
    .innerJoin(
      resellers,
      and(eq(resellers.distributorId, requests.distributorId), eq(resellers.id, requests.resellerId)),
    )
    .leftJoin(
      customers,
      and(eq(customers.distributorId, requests.distributorId), eq(customers.id, requests.customerId)),
    )
    .where(and(requestsOf(actor), where))
    .$dynamic();
}

export function toLine(row: Awaited<ReturnType<typeof selectRequests>>[number]): RequestLine {
  const { resellerId, reseller, customerId, customer, wish, by, ...kept } = row;
  return {
    ...kept,
    reseller: { id: resellerId, name: reseller },
    customer: customerId === null ? null : { id: customerId, name: customer ?? "" },
    wish: RequestWish.parse(wish),
    by: by.name,
  };
}
