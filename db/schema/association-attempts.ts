import { foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { Declarations } from "@/lib/domain/development/declaration";
import type { JoiningCause } from "@/lib/domain/development/failure";
import { id, instant, oneOf, tenant } from "./columns";
import { customerInvitations } from "./customer-invitations";
import { customers } from "./customers";

export const ATTEMPT_OUTCOMES = ["associated", "failed"] as const;

/** Every time somebody confirmed by a link, with what came of it and what was declared. */
export const associationAttempts = pgTable(
  "association_attempts",
  {
    distributorId: tenant(),
    id: id(),
    invitationId: uuid().notNull(),
    /** The inviting partner; null: the distributor itself. */
    resellerId: uuid(),
    outcome: text({ enum: ATTEMPT_OUTCOMES }).notNull(),
    /** Empty when associated. */
    causes: jsonb().$type<readonly JoiningCause[]>().notNull(),
    /** As the person gave it. */
    companyName: text().notNull(),
    personName: text().notNull(),
    email: text().notNull(),
    /** Null when it failed. */
    customerId: uuid(),
    declarationVersion: text().notNull(),
    declared: jsonb().$type<Declarations>().notNull(),
    changeId: uuid().notNull(),
    at: instant().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "association_attempts_invitation",
      columns: [table.distributorId, table.invitationId],
      foreignColumns: [customerInvitations.distributorId, customerInvitations.id],
    }),
    foreignKey({
      name: "association_attempts_customer",
      columns: [table.distributorId, table.customerId],
      foreignColumns: [customers.distributorId, customers.id],
    }),
    index("association_attempts_by_age").on(table.distributorId, table.resellerId, table.at, table.id),
    index("association_attempts_by_invitation").on(table.distributorId, table.invitationId, table.at),
    oneOf("association_attempts_outcome", "outcome", ATTEMPT_OUTCOMES),
  ],
);
