import "server-only";
import { and, asc, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { requests } from "@/db/schema";
import { decodeInstantCursor, encodeCursor } from "@/lib/contracts/cursor";
import type { REQUEST_STATE_FILTERS, RequestListQuery } from "@/lib/contracts/request";
import type { RequestPage } from "@/lib/contracts/request-view";
import type { Permit } from "@/lib/domain/access/permit";
import { inTenant } from "../tenant";
import { selectRequests, toLine } from "./select-requests";

const PAGE = 50;

/** A distributor's inbox, a reseller's outbox: what is pending by age, the oldest first; else the newest first. */
export async function listRequests(
  { actor }: Permit<"request.read">,
  query: Omit<RequestListQuery, "state"> & { readonly state: (typeof REQUEST_STATE_FILTERS)[number] },
): Promise<RequestPage> {
  const oldestFirst = query.state === "pending";
  const rows = await inTenant(actor, (tx) =>
    selectRequests(
      tx,
      actor,
      and(
        stateClause(query.state),
        query.kind === null ? undefined : eq(requests.kind, query.kind),
        query.reseller === null ? undefined : eq(requests.resellerId, query.reseller),
        query.customer === null ? undefined : eq(requests.customerId, query.customer),
        afterClause(query.after, oldestFirst),
      ),
    )
      .orderBy(
        ...(oldestFirst ? [asc(requests.createdAt), asc(requests.id)] : [desc(requests.createdAt), desc(requests.id)]),
      )
      .limit(PAGE + 1),
  );
  const last = rows[PAGE - 1];
  return {
    rows: rows.slice(0, PAGE).map(toLine),
    after: rows.length > PAGE && last ? encodeCursor([last.createdAt.toISOString(), last.id]) : null,
  };
}

function stateClause(state: (typeof REQUEST_STATE_FILTERS)[number]): SQL | undefined {
  if (state === "all") return undefined;
  if (state === "answered") return inArray(requests.state, ["approved", "rejected"]);
  return eq(requests.state, state);
}

function afterClause(after: string | null, oldestFirst: boolean): SQL | undefined {
  const cursor = decodeInstantCursor(after);
  if (cursor === null) return undefined;
  const place = sql`(${cursor.at.toISOString()}::timestamptz, ${cursor.id}::uuid)`;
  const row = sql`(${requests.createdAt}, ${requests.id})`;
  return oldestFirst ? sql`${row} > ${place}` : sql`${row} < ${place}`;
}
