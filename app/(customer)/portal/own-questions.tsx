import { getLocale, getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import type { QuestionLine } from "@/lib/contracts/question-view";
import type { PortalPartner } from "@/lib/data/portal/get-portal-partner";
import { isFresh } from "@/lib/domain/question/question";
import { BILLING_ZONE, formatInstant } from "@/lib/format/date";

type OwnQuestionsProps = {
  readonly questions: readonly QuestionLine[];
  readonly partner: PortalPartner;
  readonly now: Date;
};

const ANSWERS_MAX = 3;

/** Beside what is refused: that a question waits, and the newest answers while they are fresh. */
export async function OwnQuestions({ questions, partner: { name: partner }, now }: OwnQuestionsProps) {
  const [t, locale] = [await getTranslations("question.own"), await getLocale()];
  const on = (at: Date) => formatInstant(at, { zone: BILLING_ZONE, locale });
  const waiting = questions.filter(({ state }) => state === "open");
  const oldest = waiting.at(-1);
  // What a former partner answered stands under Messages.
  const fresh = questions.filter(
    ({ isPresent, answer, decided }) => isPresent && answer !== null && decided && isFresh(decided.at, now),
  );
  return (
    <>
      {fresh.slice(0, ANSWERS_MAX).map(({ id, askedAt, answer }) => (
        <Notice key={id} kind="done" title={t("answered", { partner, at: on(askedAt) })}>
          <blockquote className="max-w-[80ch] break-words whitespace-pre-line">{answer}</blockquote>
        </Notice>
      ))}
      {oldest && (
        <Notice
          title={t("waiting", { count: waiting.length, partner })}
          actions={
            <LinkButton href="/portal/messages" size="sm">
              {t("read")}
            </LinkButton>
          }
        >
          {t("since", { count: waiting.length, at: on(oldest.askedAt) })}
        </Notice>
      )}
    </>
  );
}
