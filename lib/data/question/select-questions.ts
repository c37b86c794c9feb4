import "server-only";
import { and, eq, type SQL, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customerQuestions, customers } from "@/db/schema";
import type { QuestionLine } from "@/lib/contracts/question-view";
import type { Actor } from "@/lib/domain/access/actor";
import type { QuestionFacts } from "@/lib/domain/question/question";
import { readKeptJson } from "../kept-json";
import { questionsOf } from "../scope";

/** That the customer is still in the association in which it asked. */
const isPresent = sql<boolean>`(${customers.associationId} = ${customerQuestions.associationId}
  and ${customers.disassociatedAt} is null)`;

/** Open ones that somebody can still answer. */
export const standsOpen = and(eq(customerQuestions.state, "open"), isPresent);

/** Questions within the actor's scope, each with its customer; add order and limit. */
export function selectQuestions(tx: Transaction, actor: Actor, where: SQL | undefined) {
  return tx
    .select({ question: customerQuestions, customer: customers.name, isPresent })
    .from(customerQuestions)
    .innerJoin(
      customers,
      and(eq(customers.distributorId, customerQuestions.distributorId), eq(customers.id, customerQuestions.customerId)),
    )
    .where(and(questionsOf(actor), where))
    .$dynamic();
}

export type QuestionRow = Awaited<ReturnType<typeof selectQuestions>>[number];

export function toQuestionLine({ question, customer, isPresent: present }: QuestionRow): QuestionLine {
  const { id, customerId, by, askedAt, text, facts, state, answer, decidedAt, decidedBy } = question;
  return {
    id,
    isPresent: present,
    customer: { id: customerId, name: customer },
    by: by.name,
    askedAt,
    text,
    // Only askPartner writes the column.
    facts: readKeptJson(facts) as QuestionFacts,
    state: state === "open" && !present ? "ended" : state,
    answer,
    decided: decidedAt && decidedBy && { at: decidedAt, by: decidedBy.name },
  };
}
