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

/** Beside what is refused: that a question waits, and answers while they are fresh. */
export async function OwnQuestions({ questions, partner: { name: partner }, now }: OwnQuestionsProps) {
  const [t, locale] = [await getTranslations("question.own"), await getLocale()];
  const on = (at: Date) => formatInstant(at, { zone: BILLING_ZONE, locale });
  const waiting = questions.filter(({ state }) => state === "open");
  const oldest = waiting.at(-1);
  const fresh = questions.filter(({ decided }) => decided !== null && isFresh(decided.at, now));
  return (
    <>
      {fresh.map(({ id, state, askedAt, answer }) => (
        <Notice
          key={id}
          kind={state === "answered" ? "done" : "info"}
          title={t(state === "answered" ? "answered" : "closed", { partner, at: on(askedAt) })}
        >
          {answer === null ? (
            t("closedNext")
          ) : (
            <blockquote className="max-w-[80ch] break-words whitespace-pre-line">{answer}</blockquote>
          )}
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
