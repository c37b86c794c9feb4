import "server-only";
import { inArray, not, or, type SQL, sql } from "drizzle-orm";
import { messageReads, messages } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { topicsOf, topicsOfCompany } from "@/lib/domain/notification/hearing";
import { kindsOf, type Topic } from "@/lib/domain/notification/topic";

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

/** With the member's own marks joined: whether it is unread by the person, whose messages up to `until` all are read. */
export function isUnread(until: Date): SQL<boolean> {
  return sql<boolean>`coalesce(not ${messageReads.isRead}, ${messages.at} > ${until.toISOString()}::timestamptz)`;
}
