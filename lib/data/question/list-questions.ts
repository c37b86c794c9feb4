import "server-only";
import { and, asc, desc, eq, type SQL, sql } from "drizzle-orm";
import { customerQuestions } from "@/db/schema";
import { decodeCursor, encodeCursor } from "@/lib/contracts/cursor";
import { type Page, START } from "@/lib/contracts/page";
import type { QuestionListQuery } from "@/lib/contracts/question";
import type { QuestionLine } from "@/lib/contracts/question-view";
import type { Permit } from "@/lib/domain/access/permit";
import { isBackwards, pageOf } from "../page-of";
import { inTenant } from "../tenant";
import { selectQuestions, standsOpen, toQuestionLine } from "./select-questions";

const PAGE = 20;
const OF_ONE = 10;

/** What the actor was asked, the newest first, one keyset page. */
export async function listQuestions(
  { actor }: Permit<"question.read">,
  { state, after, before }: QuestionListQuery,
): Promise<Page<QuestionLine>> {
  const cursor = cursorOf(after ?? before);
  const place = cursor ? { after, before } : START;
  const backwards = isBackwards(place);
  const [compare, order] = backwards ? [sql`>`, asc] : [sql`<`, desc];
  const beyond =
    cursor &&
    sql`(${customerQuestions.askedAt}, ${customerQuestions.id}) ${compare} (${cursor.at}::timestamptz, ${cursor.id}::uuid)`;
  const found = await inTenant(actor, (tx) =>
    selectQuestions(tx, actor, and(state === "open" ? standsOpen : undefined, beyond ?? undefined))
      .orderBy(order(customerQuestions.askedAt), order(customerQuestions.id))
      .limit(PAGE + 1),
  );
  const page = pageOf(found, PAGE, place, ({ question }) =>
    encodeCursor([question.askedAt.toISOString(), question.id]),
  );
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

function cursorOf(text: string | null): { readonly at: string; readonly id: string } | null {
  const cursor = decodeCursor(text);
  const ms = cursor === null ? Number.NaN : Date.parse(cursor[0]);
  return cursor === null || Number.isNaN(ms) ? null : { at: new Date(ms).toISOString(), id: cursor[1] };
}
