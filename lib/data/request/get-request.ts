import "server-only";
import { and, asc, desc, eq, isNull, ne } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "@/db/client";
import { requestEntries, requests } from "@/db/schema";
import { RequestWish } from "@/lib/contracts/request";
import type { RequestEntry, RequestGrant, RequestLine, RequestView } from "@/lib/contracts/request-view";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { loadPools } from "../delegation/load-pools";
import { inTenant } from "../tenant";
import { readReasons } from "./kept-reasons";
import { loadGranted } from "./load-granted";
import { selectRequests, toLine } from "./select-requests";

const PREVIOUS = 10;

/** A request with its thread and what came before; null when there is none or it is another company's. */
export async function getRequest(
  { actor }: Permit<"request.read">,
  requestId: string,
  at: Date,
): Promise<RequestView | null> {
  if (!z.uuid().safeParse(requestId).success) return null;
  return inTenant(actor, async (tx) => {
    const [row] = await selectRequests(tx, actor, eq(requests.id, requestId)).limit(1);
    if (!row) return null;
    const line = toLine(row);
    return {
      ...line,
      ...(await loadDecision(tx, actor, requestId)),
      thread: await loadThread(tx, actor, requestId),
      previous: await loadPrevious(tx, actor, line),
      grant: line.customer === null ? await loadGrant(tx, actor, line.reseller.id, at) : null,
    };
  });
}

async function loadDecision(tx: Transaction, { distributorId }: Actor, requestId: string) {
  const [row] = await tx
    .select({
      note: requests.note,
      decidedBy: requests.decidedBy,
      until: requests.until,
      executionChangeId: requests.executionChangeId,
      error: requests.error,
    })
    .from(requests)
    .where(and(eq(requests.distributorId, distributorId), eq(requests.id, requestId)));
  if (!row) throw new Error("the request was there just now");
  const { decidedBy, error, ...kept } = row;
  const by = decidedBy && { name: decidedBy.name, company: decidedBy.company };
  return { ...kept, decidedBy: by, error: readReasons(error) };
}

async function loadThread(
  tx: Transaction,
  { distributorId }: Actor,
  requestId: string,
): Promise<readonly RequestEntry[]> {
  const rows = await tx
    .select({
      id: requestEntries.id,
      kind: requestEntries.kind,
      by: requestEntries.by,
      at: requestEntries.at,
      text: requestEntries.text,
      values: requestEntries.values,
    })
    .from(requestEntries)
    .where(and(eq(requestEntries.distributorId, distributorId), eq(requestEntries.requestId, requestId)))
    .orderBy(asc(requestEntries.at), asc(requestEntries.id))
    .limit(500);
  return rows.map(({ by, values, ...kept }) => ({
    ...kept,
    by: { name: by.name, company: by.company },
    wish: RequestWish.safeParse(values).data ?? null,
    reasons: readReasons(values),
  }));
}

async function loadPrevious(tx: Transaction, actor: Actor, line: RequestLine): Promise<readonly RequestLine[]> {
  const { customer, reseller, id } = line;
  const about = customer === null ? isNull(requests.customerId) : eq(requests.customerId, customer.id);
  const rows = await selectRequests(
    tx,
    actor,
    and(about, customer === null ? eq(requests.resellerId, reseller.id) : undefined, ne(requests.id, id)),
  )
    .orderBy(desc(requests.createdAt), desc(requests.id))
    .limit(PREVIOUS);
  return rows.map(toLine);
}

async function loadGrant(tx: Transaction, actor: Actor, resellerId: string, at: Date): Promise<RequestGrant> {
  const { distributorId } = actor;
  const { permissions, monthlyQuota, oneTimeQuota, until, version } = await loadGranted(
    tx,
    distributorId,
    resellerId,
    at,
  );
  const pools = (await loadPools(tx, distributorId, [resellerId], at)).get(resellerId);
  if (!pools) throw new Error("every reseller asked for has pools");
  return {
    permissions,
    until,
    version,
    pools: {
      monthly: { ...pools.monthly, quota: monthlyQuota },
      "one-time": { ...pools["one-time"], quota: oneTimeQuota },
    },
  };
}
