import { requestFactsOf } from "@/lib/auth/request";
import { problem, responseOf } from "../_plumbing/answer";

function answerNothing({ headers }: Request): Response {
  return responseOf(problem("not-found"), requestFactsOf(headers).requestId, {});
}

export {
  answerNothing as DELETE,
  answerNothing as GET,
  answerNothing as PATCH,
  answerNothing as POST,
  answerNothing as PUT,
};
