import "server-only";
import { and, eq, isNull, sql } from "drizzle-orm";
import { webhookDeliveries, webhooks } from "@/db/schema";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";

/** The webhooks of a distributor for which something is due now. */
export async function dueWebhookIds(distributorId: string): Promise<readonly string[]> {
  return inTenant({ distributorId }, async (tx) => {
    const now = sql`${(await instantOf(tx)).toISOString()}::timestamptz`;
    const rows = await tx
      .select({ id: webhooks.id })
      .from(webhooks)
      .where(
        and(
          eq(webhooks.distributorId, distributorId),
          isNull(webhooks.removedAt),
          sql`exists (
            select 1 from ${webhookDeliveries} d
            where d.distributor_id = webhooks.distributor_id and d.webhook_id = webhooks.id and d.state = 'waiting'
              and (d.due_at is null or d.due_at <= ${now}) and (d.leased_until is null or d.leased_until <= ${now}))`,
        ),
      );
    return rows.map(({ id }) => id);
  });
}
