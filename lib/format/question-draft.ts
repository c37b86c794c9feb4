import { QUESTION_TEXT_MAX, type QuestionFacts } from "@/lib/domain/question/question";
import { askedReasonWords, orderArgs } from "./question-facts";
import { type Say, sentenceOf, type Wording, worded } from "./wording";

const KEY = "portal.draft";

/**
 * What a customer may send its partner as it is, in the sender's language: what it wanted, every reason, its account
 * and the instant. Longer than a question may be, it leaves the reasons' details out.
 */
export function questionDraft(facts: QuestionFacts, partner: string, say: Say, locale: string): string {
  const tell = (wording: Wording) => sentenceOf(wording, say, locale);
  const write = (withDetails: boolean) =>
    [
      tell(worded(`${KEY}.hello`, { partner })),
      "",
      tell(wishWords(facts)),
      "",
      tell(worded(`${KEY}.reasons`)),
      ...facts.reasons.map((reason) => {
        const { title, details } = askedReasonWords(reason, facts.currency);
        if (!withDetails || details.length === 0) return tell(worded(`${KEY}.reason`, { title }));
        return tell(worded(`${KEY}.reasonWith`, { title, details: details.map(tell).join(" ") }));
      }),
      "",
      tell(accountWords(facts)),
      tell(worded(`${KEY}.asOf`, { at: facts.asOf })),
      "",
      tell(worded(`${KEY}.close`)),
    ].join("\n");
  const whole = Array.from(write(true));
  const text = whole.length <= QUESTION_TEXT_MAX ? whole : Array.from(write(false));
  return text.slice(0, QUESTION_TEXT_MAX).join("");
}

function wishWords({ about, currency }: QuestionFacts): Wording {
  const { amount } = about;
  if (about.kind === "order") {
    return amount === null
      ? worded(`${KEY}.orderUnpriced`, orderArgs(about))
      : worded(`${KEY}.order`, { ...orderArgs(about), amount, currency });
  }
  return amount === null ? worded(`${KEY}.buy`) : worded(`${KEY}.amount`, { amount, currency });
}

function accountWords({ about, accountName: account }: QuestionFacts): Wording {
  const cloudAccount = about.kind === "order" ? about.account : null;
  return cloudAccount === null
    ? worded(`${KEY}.account`, { account })
    : worded(`${KEY}.cloudAccount`, { account, cloudAccount });
}
