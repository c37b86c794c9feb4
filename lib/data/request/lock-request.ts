import "server-only";
import { and, asc, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { requests } from "@/db/schema";
import type { RequestLine } from "@/lib/contracts/request-view";
import type { Actor } from "@/lib/domain/access/actor";
import { selectRequests, toLine } from "./select-requests";

/** The request as it stands, not locked; null when there is none or it is another company's. */
export async function findRequest(tx: Transaction, actor: Actor, requestId: string): Promise<RequestLine | null> {
  const [row] = await selectRequests(tx, actor, eq(requests.id, requestId));
  return row ? toLine(row) : null;
}

/** Locks the request, after its reseller and customer; null when there is none or it is another company's. */
export async function lockRequest(tx: Transaction, actor: Actor, requestId: string): Promise<RequestLine | null> {
  const [row] = await selectRequests(tx, actor, eq(requests.id, requestId)).for("update", { of: requests });
  return row ? toLine(row) : null;
}

/** Locks a reseller's pending requests, in order of id. */
export async function lockPendingRequests(
  tx: Transaction,
  actor: Actor,
  resellerId: string,
): Promise<readonly RequestLine[]> {
  const rows = await selectRequests(tx, actor, and(eq(requests.resellerId, resellerId), eq(requests.state, "pending")))
    .orderBy(asc(requests.id))
    .for("update", { of: requests });
  return rows.map(toLine);
}
