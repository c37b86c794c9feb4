import "server-only";
import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Permit } from "@/lib/domain/access/permit";
import { inTenant } from "../tenant";

/**
 * Equal while nothing moved on the boards of the actor's company: its newest step, and the last snooze that ended by
 * itself. Two rows by their indexes, however many alerts there are.
 */
export async function getBoardMark({ actor }: Permit<"alert.read">, at: Date): Promise<string> {
  const { distributorId, company } = actor;
  const rows = await inTenant(actor, (tx) =>
    tx.execute(sql`
      select
        (select s.id from alert_steps s
          where s.distributor_id = ${distributorId} and s.company_id = ${company.id}
          order by s.at desc, s.id desc limit 1) as step,
        (select h.snoozed_until from alert_handlings h
          where h.distributor_id = ${distributorId} and h.company_id = ${company.id}
            and h.resolved_at is null and h.snoozed_until is not null
            and h.snoozed_until <= ${at.toISOString()}::timestamptz
          order by h.snoozed_until desc limit 1) as woken`),
  );
  return createHash("sha256").update(JSON.stringify(rows[0])).digest("base64url");
}
