import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AnswerQuestion } from "@/components/question/answer-question";
import { QuestionItem } from "@/components/question/question-item";
import { LinkButton } from "@/components/ui/link-button";
import type { QuestionLine } from "@/lib/contracts/question-view";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import { actingPlaceOf } from "@/lib/domain/question/question";
import { answerQuestionAction, closeQuestionAction } from "./actions";

type AskedQuestionProps = {
  readonly question: QuestionLine;
  readonly actor: Actor;
  readonly zone: string;
  readonly customer?: ReactNode;
};

/** A question to the visitor's company, with the ways to what it asks for and the form to answer it. */
export async function AskedQuestion({ question, actor, zone, customer }: AskedQuestionProps) {
  const t = await getTranslations("question.act");
  const isOpen = question.state === "open";
  const places = new Set(question.facts.reasons.flatMap((reason) => actingPlaceOf(reason) ?? []));
  const ways = [...places].map((place) => (
    <LinkButton key={place} href={`/customers/${question.customer.id}/${place}`} size="sm">
      {t(place)}
    </LinkButton>
  ));
  return (
    <QuestionItem question={question} zone={zone} isOwn={false} customer={customer} ways={isOpen && ways}>
      {isOpen && issuePermit(actor, "question.answer") && (
        <AnswerQuestion questionId={question.id} answer={answerQuestionAction} close={closeQuestionAction} />
      )}
    </QuestionItem>
  );
}
