import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import type { JoiningCause } from "@/lib/domain/development/failure";
import { LINK_KINDS } from "@/lib/domain/development/link";
import type { ActorStamp } from "./budget-records";
import { id, instant, oneOf, tenant } from "./columns";
import { distributors } from "./distributors";
import { preregistrations } from "./preregistrations";
import { resellers } from "./resellers";

/** Links by which a customer joins a partner; the link's hash stands in credentials. */
export const customerInvitations = pgTable(
  "customer_invitations",
  {
    distributorId: tenant(),
    id: id(),
    /** The inviting partner; null: the distributor itself. */
    resellerId: uuid(),
    kind: text({ enum: LINK_KINDS }).notNull(),
    /** Whom an e-mail was sent to; null for a hyperlink. */
    preregistrationId: uuid(),
    /** Language of the e-mail; null for a hyperlink. */
    language: text(),
    /** The e-mail's row in the outbox; null for a hyperlink. */
    mailId: uuid(),
    /** What the partner calls a hyperlink; null: nothing. */
    label: text(),
    by: jsonb().$type<ActorStamp>().notNull(),
    changeId: uuid().notNull(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    /** Only an e-mailed link is used up. */
    usedAt: instant(),
    withdrawnAt: instant(),
    /** How many customers joined by it. */
    uses: integer().notNull().default(0),
    /** Causes of the newest failed attempt; null: none failed. */
    failure: jsonb().$type<readonly JoiningCause[]>(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "customer_invitations_distributor",
      columns: [table.distributorId],
      foreignColumns: [distributors.distributorId],
    }),
    foreignKey({
      name: "customer_invitations_reseller",
      columns: [table.distributorId, table.resellerId],
      foreignColumns: [resellers.distributorId, resellers.id],
    }),
    foreignKey({
      name: "customer_invitations_preregistration",
      columns: [table.distributorId, table.preregistrationId],
      foreignColumns: [preregistrations.distributorId, preregistrations.id],
    }),
    index("customer_invitations_newest").on(table.distributorId, table.preregistrationId, table.id),
    index("customer_invitations_by_age").on(table.distributorId, table.resellerId, table.createdAt, table.id),
    oneOf("customer_invitations_kind", "kind", LINK_KINDS),
    check("customer_invitations_addressed", sql`(kind = 'email') = (preregistration_id is not null)`),
    check("customer_invitations_used", sql`kind = 'email' or used_at is null`),
    check("customer_invitations_once", sql`kind = 'link' or uses = case when used_at is null then 0 else 1 end`),
  ],
);
