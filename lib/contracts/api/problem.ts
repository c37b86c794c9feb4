import { z } from "zod";

/** Every refusal and error of the API (RFC 9457) with its status; codes are never renamed. */
export const PROBLEMS = {
  "not-json": 400,
  "invalid-request": 400,
  "invalid-idempotency-key": 400,
  "unknown-key": 401,
  "wrong-signature": 401,
  "no-scope": 403,
  "customer-not-found": 404,
  "order-not-found": 404,
  "reservation-not-found": 404,
  "not-found": 404,
  refused: 409,
  "confirmation-needed": 409,
  "still-running": 409,
  "too-large": 413,
  "not-json-type": 415,
  "other-request": 422,
  "version-needed": 428,
  "too-many-requests": 429,
  fault: 500,
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
