import "server-only";
import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { customerQuestions } from "@/db/schema";
import type { Page } from "@/lib/contracts/page";
import type { QuestionListQuery } from "@/lib/contracts/question";
import type { QuestionLine } from "@/lib/contracts/question-view";
import type { Permit } from "@/lib/domain/access/permit";
import { ageKey, byAge } from "../by-age";
import { pageOf } from "../page-of";
import { inTenant } from "../tenant";
import { selectQuestions, standsOpen, toQuestionLine } from "./select-questions";

const PAGE = 20;
const OF_ONE = 10;

/** What the actor was asked, the newest first, one keyset page. */
export async function listQuestions(
  { actor }: Permit<"question.read">,
  { state, after, before }: QuestionListQuery,
): Promise<Page<QuestionLine>> {
  const { askedAt, id } = customerQuestions;
  const { place, order, beyond } = byAge({ after, before }, { at: askedAt, id });
  const found = await inTenant(actor, (tx) =>
    selectQuestions(tx, actor, and(state === "open" ? standsOpen : undefined, beyond))
      .orderBy(...order)
      .limit(PAGE + 1),
  );
  const page = pageOf(found, PAGE, place, ({ question }) => ageKey(question.askedAt, question.id));
  return { ...page, rows: page.rows.map(toQuestionLine) };
}

/** What one customer asked the actor lately, open ones first, then the newest. */
export async function listCustomerQuestions(
  { actor }: Permit<"question.read">,
  customerId: string,
): Promise<readonly QuestionLine[]> {
  return listSome(actor, eq(customerQuestions.customerId, customerId));
}

/** What the actor's own company asked lately, whomever. */
export async function listOwnQuestions({ actor }: Permit<"portal.read">): Promise<readonly QuestionLine[]> {
  return listSome(actor, undefined);
}

async function listSome(actor: Permit<"question.read">["actor"], where: SQL | undefined) {
  const rows = await inTenant(actor, (tx) =>
    selectQuestions(tx, actor, where)
      .orderBy(sql`${standsOpen} desc`, desc(customerQuestions.askedAt), desc(customerQuestions.id))
      .limit(OF_ONE),
  );
  return rows.map(toQuestionLine);
}
