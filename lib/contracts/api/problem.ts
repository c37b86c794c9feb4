import { z } from "zod";

/** Every refusal and error of the API (RFC 9457); codes are never renamed. */
export const PROBLEMS = {
  "not-json": { status: 400, title: "The body is not JSON" },
  "invalid-request": { status: 400, title: "The request does not have the expected form" },
  "invalid-idempotency-key": { status: 400, title: "The Idempotency-Key is not usable" },
  "unknown-key": { status: 401, title: "No usable API key was sent" },
  "no-scope": { status: 403, title: "The API key may not do this" },
  "customer-not-found": { status: 404, title: "There is no such customer among yours" },
  "not-found": { status: 404, title: "There is nothing at this address" },
  refused: { status: 409, title: "The rules do not allow this now" },
  "confirmation-needed": { status: 409, title: "This has consequences that must be confirmed" },
  "still-running": { status: 409, title: "A request with this Idempotency-Key is still running" },
  "too-large": { status: 413, title: "The body is too large" },
  "not-json-type": { status: 415, title: "Only application/json is read" },
  "other-request": { status: 422, title: "This Idempotency-Key belongs to another request" },
  "version-needed": { status: 428, title: "Say which version you saw" },
  "too-many-requests": { status: 429, title: "Too many requests" },
  fault: { status: 500, title: "Something failed on our side" },
} as const;

export type ProblemCode = keyof typeof PROBLEMS;

export const FieldProblem = z.object({
  pointer: z.string().meta({ description: "JSON pointer into the body, or the name of a query parameter." }),
  detail: z.string(),
});

const Coded = z.looseObject({ code: z.string() });

export const Problem = z
  .object({
    type: z.string().meta({ example: "/api/v1/docs#problem-customer-not-found" }),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: "Stable; what programs should look at.", example: "customer-not-found" }),
    detail: z.string().optional(),
    requestId: z.string().optional(),
    errors: z.array(FieldProblem).optional().meta({ description: "What is wrong with the request, field by field." }),
    reasons: z.array(Coded).optional().meta({ description: "Every rule that refused, with its facts." }),
    consequences: z.array(Coded).optional().meta({ description: "What will follow once confirmed." }),
  })
  .meta({ id: "Problem" });
