import { sql } from "drizzle-orm";
import { check, foreignKey, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { FREEZE_LEVELS, type StoredFreezeOrigin } from "@/lib/domain/restriction/freeze";
import { ACT_STATES, TIMINGS, WAITING_KINDS } from "@/lib/domain/restriction/waiting-act";
import type { ActorStamp } from "./budget-records";
import { id, instant, oneOf, tenant } from "./columns";
import { customers } from "./customers";

/** Freezes, lifts and deletions that were ordered and do not take effect at once; one open a customer and kind (G8). */
export const restrictionActs = pgTable(
  "restriction_acts",
  {
    distributorId: tenant(),
    id: id(),
    customerId: uuid().notNull(),
    /** The association it was ordered in; it runs in no other. */
    associationId: uuid().notNull(),
    /** The company that ordered it and whose second person confirms. */
    companyKind: text({ enum: ["distributor", "reseller"] }).notNull(),
    companyId: uuid().notNull(),
    kind: text({ enum: WAITING_KINDS }).notNull(),
    /** What a freeze freezes; null for all else. */
    level: text({ enum: FREEZE_LEVELS }),
    /** Causes that a lift ends, or the one that a freeze opens; none of a release. */
    origins: text().array().$type<StoredFreezeOrigin[]>().notNull(),
    timing: text({ enum: TIMINGS }).notNull(),
    /** The instant asked for; null unless scheduled. */
    orderedFor: instant(),
    /** At most 256 characters; never shown to the customer. */
    reason: text().notNull(),
    messageToCustomer: text(),
    /** Accepted by whoever ordered, then; null when not asked. */
    agreementVersion: text(),
    /** What the dialog showed as following; null for all but a freeze. */
    preview: jsonb(),
    state: text({ enum: ACT_STATES }).notNull(),
    changeId: uuid().notNull(),
    by: jsonb().$type<ActorStamp>().notNull(),
    /** The person behind it; null: a key, or the product itself. */
    userId: uuid(),
    orderedAt: instant().notNull(),
    /** Null: it needs no second person. */
    expiresAt: instant(),
    confirmedAt: instant(),
    confirmedBy: jsonb().$type<ActorStamp>(),
    /** When it takes effect; null until the second person confirmed. */
    runsAt: instant(),
    /** When it ran, or came to nothing; null while open. A freeze after a standstill is dated to this. */
    endedAt: instant(),
    endedBy: jsonb().$type<ActorStamp>(),
    /** Why it was called off or declined. */
    endReason: text(),
    endChangeId: uuid(),
    /** Reasons against it when it was to run; null unless refused. */
    refusal: jsonb(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "restriction_acts_customer",
      columns: [table.distributorId, table.customerId],
      foreignColumns: [customers.distributorId, customers.id],
    }),
    uniqueIndex("restriction_acts_open")
      .on(table.distributorId, table.customerId, table.kind)
      .where(sql`state in ('awaiting-second-person', 'waiting')`),
    index("restriction_acts_due")
      .on(table.distributorId, table.runsAt)
      .where(sql`state in ('awaiting-second-person', 'waiting')`),
    index("restriction_acts_by_customer").on(table.distributorId, table.customerId, table.orderedAt),
    oneOf("restriction_acts_kind", "kind", WAITING_KINDS),
    oneOf("restriction_acts_timing", "timing", TIMINGS),
    oneOf("restriction_acts_state", "state", ACT_STATES),
    check("restriction_acts_level", sql`(kind = 'freeze') = (level is not null)`),
    check(
      "restriction_acts_origins",
      sql`case kind when 'freeze' then cardinality(origins) = 1 when 'lift' then cardinality(origins) > 0
        else cardinality(origins) = 0 end`,
    ),
    // What deletes is always two people's (G8).
    check("restriction_acts_release", sql`kind <> 'release' or expires_at is not null`),
    check(
      "restriction_acts_second_person",
      sql`state <> 'awaiting-second-person' or (expires_at is not null and confirmed_at is null)`,
    ),
    check(
      "restriction_acts_confirmed",
      sql`state not in ('waiting', 'ran') or (runs_at is not null and (expires_at is null or confirmed_at is not null))`,
    ),
    check("restriction_acts_ended", sql`(state in ('awaiting-second-person', 'waiting')) = (ended_at is null)`),
    check("restriction_acts_refusal", sql`(state = 'refused') = (refusal is not null)`),
  ],
);
