import pino from "pino";

const SECRET_KEYS = ["password", "secret", "token", "key", "authorization", "cookie", "databaseUrl"];

/** One JSON line an event on standard error; what looks like a secret never gets into it. */
export const log = pino(
  {
    level: process.env.NODE_ENV === "test" ? "silent" : "info",
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: SECRET_KEYS.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]),
      censor: "[redacted]",
    },
  },
  pino.destination({ fd: 2, sync: true }),
);

type Fault = {
  readonly path: string;
  readonly method: string;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly route: string;
};

/** A thrown fault of a request: its id, route and stack; no query, body or header. */
export function logFault(error: unknown, { path, method, headers, route }: Fault): void {
  const requestId = headers["x-request-id"];
  const digest = typeof error === "object" && error !== null && "digest" in error ? String(error.digest) : undefined;
  log.error(
    { requestId, digest, method, path: withoutSecrets(path), route, err: safeErrorOf(error) },
    "request failed",
  );
}

export function logJobFault(error: unknown, job: string): void {
  const faults = error instanceof AggregateError ? error.errors : [error];
  for (const fault of faults) log.error({ job, err: safeErrorOf(fault) }, "job failed");
}

/** The first fault as one line, no more than the log has of it. */
export function faultSentence(error: unknown): string {
  const { message, code } = safeErrorOf(error instanceof AggregateError ? error.errors[0] : error);
  return code === undefined ? (message ?? "") : `${message} (${code})`;
}

/** A database error carries the values of the failed statement; only its message and code are kept. */
function safeErrorOf(error: unknown) {
  if (!(error instanceof Error)) return { message: "not an error was thrown" };
  const cause = error.cause instanceof Error ? error.cause : error;
  const code = "code" in cause ? String(cause.code) : undefined;
  return { name: cause.name, message: firstLineOf(cause.message), code, stack: framesOf(cause) };
}

const firstLineOf = (text: string) => text.split("\n")[0]?.slice(0, 500);

const framesOf = ({ stack = "" }: Error) =>
  stack
    .split("\n")
    .filter((line) => line.trimStart().startsWith("at "))
    .slice(0, 20)
    .join("\n");

function withoutSecrets(path: string): string {
  return (path.split("?")[0] ?? "").replace(/^\/invitation\/[^/]+/, "/invitation/[token]");
}
