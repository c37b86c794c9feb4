import { sql } from "drizzle-orm";
import { check, foreignKey, index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { ASSIGNMENT_ENDS } from "@/lib/domain/assignment/decide-assignment";
import type { ActorStamp } from "./budget-records";
import { id, instant, oneOf, tenant } from "./columns";
import { customers } from "./customers";
import { members } from "./members";
import { resellers } from "./resellers";

/** Who looks after a customer or, at the distributor, a reseller; open while endedAt is null, never deleted. */
export const assignments = pgTable(
  "assignments",
  {
    distributorId: tenant(),
    id: id(),
    /** The partner whose member looks after it. */
    companyId: uuid().notNull(),
    memberId: uuid().notNull(),
    /** Exactly one of the two. */
    customerId: uuid(),
    resellerId: uuid(),
    changeId: uuid().notNull(),
    by: jsonb().$type<ActorStamp>().notNull(),
    since: instant().notNull(),
    endedAt: instant(),
    endedBy: jsonb().$type<ActorStamp>(),
    endedFor: text({ enum: ASSIGNMENT_ENDS }),
    endChangeId: uuid(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "assignments_member",
      columns: [table.distributorId, table.memberId],
      foreignColumns: [members.distributorId, members.id],
    }),
    foreignKey({
      name: "assignments_customer",
      columns: [table.distributorId, table.customerId],
      foreignColumns: [customers.distributorId, customers.id],
    }),
    foreignKey({
      name: "assignments_reseller",
      columns: [table.distributorId, table.resellerId],
      foreignColumns: [resellers.distributorId, resellers.id],
    }),
    uniqueIndex("assignments_open_customer")
      .on(table.distributorId, table.customerId)
      .where(sql`ended_at is null and customer_id is not null`),
    uniqueIndex("assignments_open_reseller")
      .on(table.distributorId, table.resellerId)
      .where(sql`ended_at is null and reseller_id is not null`),
    // What narrows a member's view: read with every page and act of theirs.
    index("assignments_open_by_member").on(table.distributorId, table.memberId).where(sql`ended_at is null`),
    index("assignments_open_resellers")
      .on(table.distributorId, table.memberId, table.resellerId)
      .where(sql`ended_at is null and reseller_id is not null`),
    index("assignments_by_customer").on(table.distributorId, table.customerId, table.since),
    index("assignments_by_company").on(table.distributorId, table.companyId, table.since, table.id),
    check("assignments_of_one", sql`(customer_id is null) <> (reseller_id is null)`),
    check(
      "assignments_ended",
      sql`(ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_for is null)
        and (ended_at is null) = (end_change_id is null)`,
    ),
    check("assignments_in_order", sql`ended_at >= since`),
    oneOf("assignments_ended_for", "ended_for", ASSIGNMENT_ENDS),
  ],
);
