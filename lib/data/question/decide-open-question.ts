import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customerQuestions } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { Decision } from "@/lib/domain/decision";
import { decideAnswering, type QuestionReason } from "@/lib/domain/question/decide-question";
import { nextQuestionState, type QuestionEvent } from "@/lib/domain/question/question";
import { stampOf } from "../actor-stamp";
import { tellCompanies } from "../alert/write-notices";
import { recordAudit } from "../audit";
import { loadActingSide } from "../customer/lock-customer";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { type QuestionRow, selectQuestions } from "./select-questions";

type Answering = { readonly questionId: string; readonly event: QuestionEvent; readonly text: string };

/** Locks the question, decides and writes, in one transaction; one that another company was asked is unknown. */
export async function decideQuestion(
  actor: Actor,
  { questionId, event, text }: Answering,
): Promise<Decision<QuestionReason>> {
  return inTenant(actor, async (tx) => {
    const [row] = await selectQuestions(tx, actor, eq(customerQuestions.id, questionId)).for("update", {
      of: customerQuestions,
    });
    const at = await instantOf(tx);
    const { suspended } = await loadActingSide(tx, actor);
    const question = row ? { state: row.question.state, isPresent: row.isPresent } : null;
    const decision = decideAnswering({ event, question, suspended, text });
    if (decision.allowed && row) await write(tx, actor, { row, event, text, at });
    return decision;
  });
}

type Decided = {
  readonly row: QuestionRow;
  readonly event: QuestionEvent;
  readonly text: string;
  readonly at: Date;
};

async function write(tx: Transaction, actor: Actor, { row, event, text, at }: Decided): Promise<void> {
  const { distributorId, company } = actor;
  const { id, customerId } = row.question;
  const changeId = newId();
  const state = nextQuestionState(row.question.state, event);
  if (state !== "answered" && state !== "closed") throw new Error("an allowed event leads somewhere");
  const answer = state === "answered" ? text : null;
  await tx
    .update(customerQuestions)
    .set({ state, answer, decidedAt: at, decidedBy: stampOf(actor), decisionChangeId: changeId })
    .where(and(eq(customerQuestions.distributorId, distributorId), eq(customerQuestions.id, id)));
  await recordAudit(tx, actor, [
    {
      changeId,
      at,
      action: `question.${state}`,
      subject: { kind: "customer", id: customerId, name: row.customer },
      before: { question: row.question.text },
      after: { answer },
    },
  ]);
  const facts = { partner: company.name, text: answer };
  const notice = { urgent: false, kind: `question-${state}`, facts } as const;
  await tellCompanies(tx, distributorId, at, [{ to: [{ kind: "customer", id: customerId }], notice, customerId }]);
}
