import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { customerInvitations, preregistrations } from "@/db/schema";

/** The newest invitation of a pre-registration as a lateral source named `newest`; ids rise with time. */
export const newestInvitation = sql`lateral (
  select i.id, i.created_at, i.expires_at, i.used_at, i.withdrawn_at, i.failure, i.language, i.mail_id
  from ${customerInvitations} i
  where i.distributor_id = ${preregistrations.distributorId} and i.preregistration_id = ${preregistrations.id}
  order by i.id desc limit 1
) newest`;

/** The same law as preregistrationStateOf of the domain, for sets of rows; a test holds them together. */
export function stateAt(at: Date): SQL<string> {
  return sql<string>`(case
    when ${preregistrations.customerId} is not null then 'associated'
    when newest.id is null then 'preregistered'
    when newest.used_at is null and newest.withdrawn_at is not null then 'withdrawn'
    when newest.failure is not null then 'failed'
    when newest.used_at is null and newest.expires_at > ${at.toISOString()}::timestamptz then 'invited'
    else 'expired' end)`;
}
