import type { QuestionReason } from "@/lib/domain/question/decide-question";
import { holderWords } from "./sign";
import { type ArgsByCode, noArgs, type Wording, worded, wordedByCode } from "./wording";

const ARGS: ArgsByCode<QuestionReason> = {
  "question.offer-unknown": noArgs,
  "question.no-partner": noArgs,
  "question.nothing-to-ask": noArgs,
  "question.text-missing": noArgs,
  "question.text-too-long": ({ length, max }) => ({ length, max }),
  "question.too-many-open": ({ max, oldestAt }) => ({ max, oldestAt }),
  "question.too-many-today": ({ max, againAt }) => ({ max, againAt }),
  "question.unknown": noArgs,
  "question.company-suspended": ({ companies }) => ({ companies: companies.map(holderWords) }),
  "question.not-open": ({ state }) => ({ state: worded(`question.state.${state}`) }),
  "question.association-ended": noArgs,
};

/** Why a question was not put, or not answered. */
export function questionReasonWords(reason: QuestionReason): Wording {
  return wordedByCode(reason.code.replace("question.", "question.reason."), reason, ARGS);
}
