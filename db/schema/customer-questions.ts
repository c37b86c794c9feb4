import { sql } from "drizzle-orm";
import { check, foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { QUESTION_STATES, QUESTION_SUBJECTS } from "@/lib/domain/question/question";
import { associations } from "./associations";
import type { ActorStamp } from "./budget-records";
import { id, instant, oneOf, tenant } from "./columns";
import { customers } from "./customers";
import { resellers } from "./resellers";

/** What a refused customer asked its partner, and what became of it. */
export const customerQuestions = pgTable(
  "customer_questions",
  {
    distributorId: tenant(),
    id: id(),
    customerId: uuid().notNull(),
    /** The association it was put in; only the partner of that answers. */
    associationId: uuid().notNull(),
    /** Whom it asks; null: the distributor. */
    resellerId: uuid(),
    subject: text({ enum: QUESTION_SUBJECTS }).notNull(),
    /** How it stood then; money and instants marked as what they are. */
    facts: jsonb().notNull(),
    /** At most 1,000 characters. */
    text: text().notNull(),
    by: jsonb().$type<ActorStamp>().notNull(),
    changeId: uuid().notNull(),
    askedAt: instant().notNull(),
    state: text({ enum: QUESTION_STATES }).notNull(),
    /** Null unless answered. */
    answer: text(),
    /** Null while open. */
    decidedAt: instant(),
    decidedBy: jsonb().$type<ActorStamp>(),
    decisionChangeId: uuid(),
  },
  (table) => [
    primaryKey({ columns: [table.distributorId, table.id] }),
    foreignKey({
      name: "customer_questions_customer",
      columns: [table.distributorId, table.customerId],
      foreignColumns: [customers.distributorId, customers.id],
    }),
    foreignKey({
      name: "customer_questions_association",
      columns: [table.distributorId, table.associationId],
      foreignColumns: [associations.distributorId, associations.id],
    }),
    foreignKey({
      name: "customer_questions_reseller",
      columns: [table.distributorId, table.resellerId],
      foreignColumns: [resellers.distributorId, resellers.id],
    }),
    index("customer_questions_by_customer").on(table.distributorId, table.customerId, table.askedAt, table.id),
    index("customer_questions_open")
      .on(table.distributorId, table.resellerId, table.askedAt)
      .where(sql`state = 'open'`),
    index("customer_questions_by_age").on(table.distributorId, table.askedAt, table.id),
    oneOf("customer_questions_subject", "subject", QUESTION_SUBJECTS),
    oneOf("customer_questions_state", "state", QUESTION_STATES),
    check(
      "customer_questions_decided",
      sql`(state = 'open') = (decided_at is null) and (decided_at is null) = (decided_by is null)
        and (decided_at is null) = (decision_change_id is null)`,
    ),
    check("customer_questions_answered", sql`(state = 'answered') = (answer is not null)`),
  ],
);
