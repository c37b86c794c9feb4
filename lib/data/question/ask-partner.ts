import "server-only";
import { and, asc, eq, gte } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customerQuestions } from "@/db/schema";
import type { AskPartnerInput } from "@/lib/contracts/question";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { addDays, billingDayOf, dayStart } from "@/lib/domain/calendar/billing-month";
import { type Decision, refuse } from "@/lib/domain/decision";
import { decideAsking, type QuestionReason } from "@/lib/domain/question/decide-question";
import type { QuestionFacts } from "@/lib/domain/question/question";
import { stampOf } from "../actor-stamp";
import { recordAudit } from "../audit";
import { type LockedCustomer, lockCustomer } from "../customer/lock-customer";
import { instantOf } from "../instant";
import { keptJson } from "../kept-json";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { loadAsked } from "./load-asked";
import { mailQuestion } from "./mail-question";

/** Puts a question to the partner about what is refused to the actor's own company; `language` is that it is written in. */
export async function askPartner(
  { actor }: Permit<"partner.ask">,
  asked: AskPartnerInput,
  language: string,
): Promise<Decision<QuestionReason>> {
  return inTenant(actor, async (tx) => {
    // One question of a customer after the other, so that none is counted too late.
    const customer = await lockCustomer(tx, actor, actor.company.id);
    const facts = customer && (await loadAsked(tx, actor, asked));
    if (!customer || !facts) return refuse<QuestionReason>({ code: "question.offer-unknown" });
    const at = await instantOf(tx);
    const { text } = asked;
    const decision = decideAsking({
      hasPartner: customer.disassociatedAt === null,
      reasons: facts.reasons,
      text,
      ...(await loadAskedBefore(tx, actor, customer, at)),
    });
    if (decision.allowed) await write(tx, actor, { customer, facts, text, language, at });
    return decision;
  });
}

async function loadAskedBefore(tx: Transaction, { distributorId }: Actor, customer: LockedCustomer, at: Date) {
  const today = billingDayOf(at);
  const own = and(eq(customerQuestions.distributorId, distributorId), eq(customerQuestions.customerId, customer.id));
  const open = await tx
    .select({ at: customerQuestions.askedAt })
    .from(customerQuestions)
    .where(and(own, eq(customerQuestions.state, "open"), eq(customerQuestions.associationId, customer.associationId)))
    .orderBy(asc(customerQuestions.askedAt));
  return {
    openSince: open.map((row) => row.at),
    today: await tx.$count(customerQuestions, and(own, gte(customerQuestions.askedAt, dayStart(today)))),
    dayEndsAt: dayStart(addDays(today, 1)),
  };
}

type Question = {
  readonly customer: LockedCustomer;
  readonly facts: QuestionFacts;
  readonly text: string;
  readonly language: string;
  readonly at: Date;
};

async function write(tx: Transaction, actor: Actor, { customer, facts, text, language, at }: Question): Promise<void> {
  const { distributorId } = actor;
  const changeId = newId();
  await tx.insert(customerQuestions).values({
    distributorId,
    id: newId(),
    customerId: customer.id,
    associationId: customer.associationId,
    resellerId: customer.resellerId,
    subject: facts.about.kind,
    facts: keptJson(facts),
    text,
    by: stampOf(actor),
    changeId,
    askedAt: at,
    state: "open",
  });
  await recordAudit(tx, actor, [
    {
      changeId,
      at,
      action: "question.asked",
      subject: { kind: "customer", id: customer.id, name: customer.name },
      after: { about: facts.about.kind, text },
    },
  ]);
  await mailQuestion(tx, { distributorId, customer, text, language, at });
}
