import { requestFactsOf } from "@/lib/auth/request";
import { ConnectorAnswer, providerAnswerOf } from "@/lib/contracts/api/connector-answer";
import { proveConnector, takeAnswer } from "@/lib/data/connector/take-answer";
import { logFault } from "@/lib/log";
import { takeCall, takeStrangerCall } from "../../../rate-limit";
import { type ApiAnswer, ok, problem, responseOf } from "../_plumbing/answer";
import { requestLocale } from "../_plumbing/problem-sentence";
import { readBody } from "../_plumbing/read-body";

/** A provider's answer to an order. It carries no key: the connector's own signature proves it. */
export const POST = async (request: Request): Promise<Response> => {
  const { requestId, ip } = requestFactsOf(request.headers);
  const sent = { requestId, locale: requestLocale(request.headers) };
  try {
    return responseOf(await answerTo(request, ip, requestId), sent);
  } catch (fault) {
    const headers = { "x-request-id": requestId };
    logFault(fault, { path: "/api/v1/connector-answers", method: request.method, headers, route: "connector-answers" });
    return responseOf(problem("fault"), sent);
  }
};

async function answerTo(request: Request, ip: string | null, requestId: string): Promise<ApiAnswer> {
  const read = await readBody(request, ConnectorAnswer);
  const connector =
    "value" in read &&
    (await proveConnector({
      connectorId: read.value.connectorId,
      body: read.raw,
      headers: Object.fromEntries(request.headers),
    }));
  if (!connector) {
    const rate = await takeStrangerCall(ip ?? "unknown");
    if (!rate.allowed) return { ...problem("too-many-requests"), headers: rate.headers };
    return "refused" in read ? read.refused : problem("wrong-signature");
  }
  const rate = await takeCall("writes", connector.connectorId);
  if (!rate.allowed) return { ...problem("too-many-requests"), headers: rate.headers };
  const moved = await takeAnswer(connector, read.value.orderId, providerAnswerOf(read.value), requestId);
  if (!moved) return problem("order-not-found");
  return ok({ state: moved.state, changed: moved.unmoved === null, why: moved.unmoved }, rate.headers);
}
