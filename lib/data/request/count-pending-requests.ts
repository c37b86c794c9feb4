import "server-only";
import { sql } from "drizzle-orm";
import { requests } from "@/db/schema";
import type { RequestCounts } from "@/lib/contracts/request-view";
import type { Permit } from "@/lib/domain/access/permit";
import { DAY_MS } from "@/lib/domain/calendar/billing-month";
import { requestsOf } from "../scope";
import { inTenant } from "../tenant";

const ANSWERED_DAYS = 7;

/** How many wait and since when the oldest does; and how many were answered within a week. */
export async function countPendingRequests({ actor }: Permit<"request.read">, at: Date): Promise<RequestCounts> {
  const since = new Date(at.getTime() - ANSWERED_DAYS * DAY_MS).toISOString();
  const [row] = await inTenant(actor, (tx) =>
    tx
      .select({
        pending: sql<number>`(count(*) filter (where ${requests.state} = 'pending'))::int`,
        oldestAt: sql`min(${requests.createdAt}) filter (where ${requests.state} = 'pending')`.mapWith(
          requests.createdAt,
        ),
        answered: sql<number>`(count(*) filter (
          where ${requests.state} in ('approved', 'rejected') and ${requests.decidedAt} > ${since}::timestamptz))::int`,
      })
      .from(requests)
      .where(requestsOf(actor)),
  );
  return row ?? { pending: 0, oldestAt: null, answered: 0 };
}
