import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from "@asteasolutions/zod-to-openapi";
import { z } from "zod";
import { BudgetChange, BudgetState } from "@/lib/contracts/api/budget";
import { Customer, CustomerFilter, CustomerPage } from "@/lib/contracts/api/customer";
import { PROBLEMS, Problem, type ProblemCode } from "@/lib/contracts/api/problem";
import {
  PurchaseDecision,
  PurchaseDecisions,
  PurchaseQuestion,
  PurchaseQuestions,
} from "@/lib/contracts/api/purchase-decision";
import { AllowRequest, BlockRequest, FreezeRequest, LiftRequest } from "@/lib/contracts/api/restriction";
import { UsageEventResults, UsageEvents } from "@/lib/contracts/api/usage-event";
import { CustomerReference } from "@/lib/contracts/api/values";
import type { KeyScope } from "@/lib/domain/access/actor";

const SECURITY = "apiKey";

const INTRODUCTION = `Everything here is asked with an API key of your company: \`Authorization: Bearer pc_…\`. A key sees and changes what its company may, and nothing else; what belongs to others answers as if it did not exist.

**Amounts** leave as exact decimal text and may be sent as text or as a JSON number with at most two decimals. All are in the distributor's one currency, at list price, tax excluded: a usage reference, not money spent. **Months** are calendar months in GMT+08:00; instants are ISO 8601.

**Errors** are problem documents (RFC 9457) with a stable \`code\`. A refusal by the rules is a 409 with every reason, never just the first.

**Writes** may carry an \`Idempotency-Key\`: the same key with the same request is run once, and its answer is repeated for a day; with another request it is refused. **Limits** are told in \`RateLimit-Limit\`, \`RateLimit-Remaining\` and \`RateLimit-Reset\` (seconds). Every answer names its \`X-Request-Id\`, which the operation log keeps.`;

type Described = {
  readonly method: "get" | "post" | "put";
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly scope: KeyScope;
  readonly body?: z.ZodType;
  readonly query?: z.ZodObject;
  readonly answer: z.ZodType;
  readonly problems: readonly ProblemCode[];
};

const READ: readonly ProblemCode[] = ["unknown-key", "no-scope", "too-many-requests"];
const BODY: readonly ProblemCode[] = ["not-json", "invalid-request", "too-large", "not-json-type"];
const ONCE: readonly ProblemCode[] = ["invalid-idempotency-key", "other-request", "still-running"];
const OF_CUSTOMER: readonly ProblemCode[] = ["customer-not-found"];
const WRITE = [...READ, ...BODY, ...ONCE, ...OF_CUSTOMER, "refused"] as const;

const ENDPOINTS: readonly Described[] = [
  {
    method: "post",
    path: "/api/v1/purchase-decisions",
    summary: "Ask whether customers may buy, renew or change now",
    description:
      "One question gives one decision; `items` gives one for each, in order. A decision is made from the state of this instant and reserves nothing. An unknown customer is a 404 alone and an `error` among items.",
    scope: "decisions",
    body: z.union([PurchaseQuestion, PurchaseQuestions]),
    answer: z.union([PurchaseDecision, PurchaseDecisions]),
    problems: [...READ, ...BODY, ...OF_CUSTOMER],
  },
  {
    method: "post",
    path: "/api/v1/usage-events",
    summary: "Report usage as it happens",
    description:
      "Keys of distributors only. Events count once by source and id, in any order, however often sent; the same id with other content is refused. Good events are taken, bad ones refused one by one. Budgets, alerts and the action upon exhaustion answer in the same transaction.",
    scope: "usage",
    body: UsageEvents,
    answer: UsageEventResults,
    problems: [...READ, ...BODY, ...ONCE],
  },
  {
    method: "get",
    path: "/api/v1/customers",
    summary: "List your customers",
    description:
      "A reseller's key lists its own customers. Pages follow `nextCursor` and stay put while customers come and go.",
    scope: "customers",
    query: CustomerFilter,
    answer: CustomerPage,
    problems: [...READ, "invalid-request"],
  },
  ofCustomer("get", "", "Read one customer", "State, budget and restrictions as of now.", Customer),
  ofCustomer("get", "/budget", "Read a customer's budget", "The ETag is the version a change must name.", BudgetState),
  {
    ...ofCustomer(
      "put",
      "/budget",
      "Set a customer's budget",
      "Fields left out stay as they are. Name the version you saw in If-Match or `version`; when someone else was faster you are refused. What would have consequences, such as an amount at or below present usage, answers 409 `confirmation-needed` until sent again with `confirmed`.",
      BudgetState,
      BudgetChange,
    ),
    problems: [...WRITE, "version-needed", "confirmation-needed"],
  },
  ofCustomer(
    "post",
    "/freeze",
    "Freeze a customer",
    "Opens the cause `manual`. The customer reads the message, never the reason.",
    Customer,
    FreezeRequest,
  ),
  ofCustomer(
    "post",
    "/lift",
    "Lift a freeze",
    "Ends the causes named; others stay, and with them the freeze.",
    Customer,
    LiftRequest,
  ),
  ofCustomer(
    "post",
    "/block-pay-per-use",
    "Block pay-per-use",
    "Refuses enabling new pay-per-use and spot resources, nothing else.",
    Customer,
    BlockRequest,
  ),
  ofCustomer("post", "/allow-pay-per-use", "Allow pay-per-use again", "Ends the causes named.", Customer, AllowRequest),
];

function ofCustomer(
  method: Described["method"],
  rest: string,
  summary: string,
  description: string,
  answer: z.ZodType,
  body?: z.ZodType,
): Described {
  const problems = body ? WRITE : [...READ, ...OF_CUSTOMER];
  const path = `/api/v1/customers/{id}${rest}`;
  return { method, path, summary, description, scope: "customers", answer, problems, ...(body && { body }) };
}

function routeOf({ method, path, summary, description, scope, body, query, answer, problems }: Described): RouteConfig {
  return {
    method,
    path,
    summary,
    description: `${description}\n\nScope: \`${scope}\`.`,
    operationId: `${method}${path
      .replace("/api/v1", "")
      .replaceAll(/[/{-]+(\w)/g, (_, letter: string) => letter.toUpperCase())
      .replaceAll("}", "")}`,
    security: [{ [SECURITY]: [] }],
    request: {
      ...(path.includes("{id}") && { params: z.object({ id: CustomerReference }) }),
      ...(query && { query }),
      ...(problems.includes("other-request") && {
        headers: z.object({
          "Idempotency-Key": z.string().max(255).optional().meta({ description: "Makes the write run once." }),
        }),
      }),
      ...(body && { body: { required: true, content: { "application/json": { schema: body } } } }),
    },
    responses: {
      200: { description: "OK", content: { "application/json": { schema: answer } } },
      ...problemResponses(problems),
    },
  };
}

function problemResponses(codes: readonly ProblemCode[]) {
  const byStatus = Map.groupBy([...codes, "fault" as const], (code) => PROBLEMS[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, same]) => [
      status,
      {
        description: same.map((code) => `\`${code}\`: ${PROBLEMS[code].title}`).join("; "),
        content: { "application/problem+json": { schema: Problem } },
      },
    ]),
  );
}

/** OpenAPI 3.1, generated from the very schemas that requests are held against. */
export function apiDocument() {
  const registry = new OpenAPIRegistry();
  registry.registerComponent("securitySchemes", SECURITY, {
    type: "http",
    scheme: "bearer",
    description: "An API key of your company.",
  });
  for (const endpoint of ENDPOINTS) registry.registerPath(routeOf(endpoint));
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: "3.1.0",
    info: { title: "Partner Center API", version: "1", description: INTRODUCTION },
    servers: [{ url: "/" }],
  });
}
