import { PROBLEMS, type ProblemCode } from "@/lib/contracts/api/problem";

/** What an endpoint says: a status and a JSON body, not yet a response. */
export type ApiAnswer = {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export type ProblemDetails = {
  readonly detail?: string;
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[];
  readonly reasons?: readonly unknown[];
  readonly consequences?: readonly unknown[];
};

export function ok(body: unknown, headers: Readonly<Record<string, string>> = {}): ApiAnswer {
  return { status: 200, body, headers };
}

/** An error or refusal in the form of RFC 9457. */
export function problem(code: ProblemCode, details: ProblemDetails = {}): ApiAnswer {
  const { status, title } = PROBLEMS[code];
  return { status, body: { type: `/api/v1/docs#problem-${code}`, title, status, code, ...details } };
}

function isProblem({ status }: ApiAnswer): boolean {
  return status >= 400;
}

export function responseOf(answer: ApiAnswer, requestId: string, headers: Readonly<Record<string, string>>): Response {
  const failed = isProblem(answer);
  const body = failed && typeof answer.body === "object" ? { ...answer.body, requestId } : answer.body;
  return new Response(JSON.stringify(body), {
    status: answer.status,
    headers: {
      "Content-Type": failed ? "application/problem+json" : "application/json",
      "Cache-Control": "no-store",
      "X-Request-Id": requestId,
      ...headers,
      ...answer.headers,
    },
  });
}
