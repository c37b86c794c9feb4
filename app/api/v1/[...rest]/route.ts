import { requestFactsOf } from "@/lib/auth/request";
import { problem, responseOf } from "../_plumbing/answer";
import { requestLocale } from "../_plumbing/problem-sentence";

function answerNothing({ headers }: Request): Response {
  const { requestId } = requestFactsOf(headers);
  return responseOf(problem("not-found"), { requestId, locale: requestLocale(headers) });
}

export {
  answerNothing as DELETE,
  answerNothing as GET,
  answerNothing as PATCH,
  answerNothing as POST,
  answerNothing as PUT,
};
