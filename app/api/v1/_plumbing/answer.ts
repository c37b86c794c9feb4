import { PROBLEMS, type ProblemCode } from "@/lib/contracts/api/problem";
import type { AppLocale } from "@/lib/format/locale";
import { type Wording, worded } from "@/lib/format/wording";
import { problemSentence } from "./problem-sentence";

/** What an endpoint says: a status and a JSON body, not yet a response. */
export type ApiAnswer = {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export type ProblemDetails = {
  readonly detail?: Wording;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
  readonly reasons?: readonly unknown[];
  readonly consequences?: readonly unknown[];
};

type ProblemBody = ProblemDetails & { readonly code: ProblemCode };

export function ok(body: unknown, headers: Readonly<Record<string, string>> = {}): ApiAnswer {
  return { status: 200, body, headers };
}

/** An error or refusal, worded only when it leaves: a kept one may be repeated to a reader of another language. */
export function problem(code: ProblemCode, details: ProblemDetails = {}): ApiAnswer {
  const body: ProblemBody = { code, ...details };
  return { status: PROBLEMS[code], body };
}

/** The form of RFC 9457. */
function problemDocument({ code, detail, ...facts }: ProblemBody, requestId: string, locale: AppLocale) {
  return {
    type: `/api/v1/docs#problem-${code}`,
    title: problemSentence(worded(`problem.title.${code}`), locale),
    status: PROBLEMS[code],
    code,
    ...(detail && { detail: problemSentence(detail, locale) }),
    ...facts,
    requestId,
  };
}

type Sent = {
  readonly requestId: string;
  readonly locale: AppLocale;
  readonly headers?: Readonly<Record<string, string>>;
};

export function responseOf(answer: ApiAnswer, { requestId, locale, headers = {} }: Sent): Response {
  const failed = answer.status >= 400;
  // Only problem() makes such a status, and a kept answer was one.
  const body = failed ? problemDocument(answer.body as ProblemBody, requestId, locale) : answer.body;
  return new Response(JSON.stringify(body), {
    status: answer.status,
    headers: {
      "Content-Type": failed ? "application/problem+json" : "application/json",
      ...(failed && { "Content-Language": locale }),
      "Cache-Control": "no-store",
      "X-Request-Id": requestId,
      ...headers,
      ...answer.headers,
    },
  });
}
