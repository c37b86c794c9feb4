import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { QuestionLine } from "@/lib/contracts/question-view";
import { formatInstant } from "@/lib/format/date";
import { Badge, type Tone } from "../ui/badge";
import { QuestionFacts } from "./question-facts";

const TONES: Readonly<Record<QuestionLine["state"], Tone>> = {
  open: "warn",
  answered: "accent",
  closed: "neutral",
  ended: "neutral",
};

export type QuestionItemProps = {
  readonly question: QuestionLine;
  readonly zone: string;
  /** Where what is written beneath stands: the customer's own portal names no person of its partner. */
  readonly isOwn: boolean;
  /** The customer's name with the way to it; left out where the page is the customer's. */
  readonly customer?: ReactNode;
  /** What can be done about it. */
  readonly ways?: ReactNode;
  readonly children?: ReactNode;
};

/** A question with how it stood, and what became of it. */
export function QuestionItem({ question, zone, isOwn, customer, ways, children }: QuestionItemProps) {
  const t = useTranslations("question");
  const locale = useLocale();
  const { by, askedAt, text, facts, state, answer, decided } = question;
  const on = (instant: Date) => formatInstant(instant, { zone, locale });
  return (
    <article className="flex flex-col gap-3 border-b border-line py-4 first:pt-0 last:border-b-0">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {customer && <h2 className="text-base font-semibold">{customer}</h2>}
        <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>
        <p className="figures text-xs text-ink-3">
          {isOwn ? t("askedOwn", { at: on(askedAt) }) : t("asked", { who: by, at: on(askedAt) })}
        </p>
      </header>
      <blockquote className="max-w-[80ch] border-l-2 border-line-strong pl-3 break-words whitespace-pre-line">
        {text}
      </blockquote>
      <details className="text-sm">
        <summary className="cursor-pointer text-ink-2 pointer-coarse:py-2">
          {t("stood", { at: on(facts.asOf) })}
        </summary>
        <div className="max-w-3xl pt-2">
          <QuestionFacts facts={facts} />
        </div>
      </details>
      {decided && (
        <div className="flex max-w-[80ch] flex-col gap-1">
          {answer !== null && (
            <blockquote className="border-l-2 border-accent pl-3 break-words whitespace-pre-line">{answer}</blockquote>
          )}
          <p className="figures text-xs text-ink-3">
            {decidedWords(t, { state, isOwn, by: decided.by, at: on(decided.at) })}
          </p>
        </div>
      )}
      {ways && <div className="flex flex-wrap gap-2">{ways}</div>}
      {children}
    </article>
  );
}

type Words = ReturnType<typeof useTranslations<"question">>;
type Decided = Pick<QuestionLine, "state"> & { readonly isOwn: boolean; readonly by: string; readonly at: string };

function decidedWords(t: Words, { state, isOwn, by: who, at }: Decided): string {
  if (state === "answered") return isOwn ? t("answeredOn", { at }) : t("answeredBy", { who, at });
  return isOwn ? t("closedOn", { at }) : t("closedBy", { who, at });
}
