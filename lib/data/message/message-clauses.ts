import "server-only";
import { inArray, not, or, type SQL, sql } from "drizzle-orm";
import { messageReads, messages } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { topicsOf, topicsOfCompany } from "@/lib/domain/notification/hearing";
import { kindsOf, type Topic } from "@/lib/domain/notification/topic";
import type { Reader } from "./reader";

/** Messages of some topics; an alert's topic is that of its kind. */
export function ofTopics(topics: readonly Topic[]): SQL {
  const { kinds, alerts } = kindsOf(topics);
  const ofAlert =
    alerts.length === 0
      ? undefined
      : sql`(${messages.kind} in ('alert-raised', 'alert-resolved') and ${messages.facts} ->> 'alert' in (${sql.join(
          alerts.map((alert) => sql`${alert}`),
          sql`, `,
        )}))`;
  const either = or(kinds.length === 0 ? undefined : inArray(messages.kind, [...kinds]), ofAlert) ?? sql`false`;
  return sql`coalesce(${either}, false)`;
}

/** What of the company's messages the actor's roles may read; undefined: all. */
export function readableBy(actor: Actor): SQL | undefined {
  const readable = topicsOf(actor);
  const hidden = topicsOfCompany(actor.company.kind).filter((topic) => !readable.includes(topic));
  return hidden.length === 0 ? undefined : not(ofTopics(hidden));
}

/** Whether the person has not read it: its own mark, looked up by key, else whether it came after all was read. */
export function isUnread({ distributorId }: Actor, { memberId, until }: Reader): SQL<boolean> {
  return sql<boolean>`coalesce(not (select own.is_read from ${messageReads} own
    where own.distributor_id = ${distributorId}::uuid and own.member_id = ${memberId}::uuid
      and own.message_id = ${messages.id}), ${messages.at} > ${until.toISOString()}::timestamptz)`;
}
