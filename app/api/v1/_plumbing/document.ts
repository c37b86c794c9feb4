import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from "@asteasolutions/zod-to-openapi";
import { z } from "zod";
import { BudgetChange, BudgetState } from "@/lib/contracts/api/budget";
import { ConnectorAnswer, ConnectorAnswerTaken } from "@/lib/contracts/api/connector-answer";
import { Customer, CustomerFilter, CustomerPage } from "@/lib/contracts/api/customer";
import { PROBLEMS, Problem, type ProblemCode } from "@/lib/contracts/api/problem";
import {
  PurchaseDecision,
  PurchaseDecisions,
  PurchaseQuestion,
  PurchaseQuestions,
} from "@/lib/contracts/api/purchase-decision";
import { Reservation, ReservationConfirmation, ReservationRequest } from "@/lib/contracts/api/reservation";
import { AllowRequest, BlockRequest, FreezeRequest, LiftRequest } from "@/lib/contracts/api/restriction";
import { UsageEventResults, UsageEvents } from "@/lib/contracts/api/usage-event";
import { CustomerReference } from "@/lib/contracts/api/values";
import type { KeyScope } from "@/lib/domain/access/actor";
import words from "@/messages/en/api-reference.json";
import problemWords from "@/messages/en/problem.json";

const SECURITY = "apiKey";
const SIGNATURE = "webhookSignature";

/** What an address names by its id. */
const NAMED = { customer: CustomerReference, reservation: z.uuid() };

type Described = {
  /** Its words stand under this id. */
  readonly id: keyof typeof words.summary;
  readonly method: "get" | "post" | "put";
  readonly path: string;
  /** Null: proven by a connector's signature instead of a key. */
  readonly scope: KeyScope | null;
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
    id: "postPurchaseDecisions",
    method: "post",
    path: "/api/v1/purchase-decisions",
    scope: "decisions",
    body: z.union([PurchaseQuestion, PurchaseQuestions]),
    answer: z.union([PurchaseDecision, PurchaseDecisions]),
    problems: [...READ, ...BODY, ...OF_CUSTOMER],
  },
  {
    id: "postReservations",
    method: "post",
    path: "/api/v1/reservations",
    scope: "decisions",
    body: ReservationRequest,
    answer: Reservation,
    problems: WRITE,
  },
  {
    ...ofReservation("getReservationsId", ""),
    method: "get",
    problems: [...READ, "reservation-not-found"],
  },
  {
    ...ofReservation("postReservationsIdConfirm", "/confirm"),
    body: ReservationConfirmation,
    problems: [...READ, ...BODY, ...ONCE, "reservation-not-found", "refused"],
  },
  ofReservation("postReservationsIdRelease", "/release"),
  {
    id: "postUsageEvents",
    method: "post",
    path: "/api/v1/usage-events",
    scope: "usage",
    body: UsageEvents,
    answer: UsageEventResults,
    problems: [...READ, ...BODY, ...ONCE],
  },
  {
    id: "getCustomers",
    method: "get",
    path: "/api/v1/customers",
    scope: "customers",
    query: CustomerFilter,
    answer: CustomerPage,
    problems: [...READ, "invalid-request"],
  },
  reading("getCustomersId", "", Customer),
  reading("getCustomersIdBudget", "/budget", BudgetState),
  {
    ...writing("putCustomersIdBudget", "/budget", BudgetChange, BudgetState),
    method: "put",
    problems: [...WRITE, "version-needed", "confirmation-needed"],
  },
  writing("postCustomersIdFreeze", "/freeze", FreezeRequest),
  writing("postCustomersIdLift", "/lift", LiftRequest),
  writing("postCustomersIdBlockPayPerUse", "/block-pay-per-use", BlockRequest),
  writing("postCustomersIdAllowPayPerUse", "/allow-pay-per-use", AllowRequest),
  {
    id: "postConnectorAnswers",
    method: "post",
    path: "/api/v1/connector-answers",
    scope: null,
    body: ConnectorAnswer,
    answer: ConnectorAnswerTaken,
    problems: [...BODY, "wrong-signature", "order-not-found", "too-many-requests"],
  },
];

function ofReservation(id: Described["id"], rest: string): Described {
  const path = `/api/v1/reservations/{id}${rest}`;
  const problems = [...READ, ...ONCE, "reservation-not-found", "refused"] as const;
  return { id, method: "post", path, scope: "decisions", answer: Reservation, problems };
}

function reading(id: Described["id"], rest: string, answer: z.ZodType): Described {
  const path = `/api/v1/customers/{id}${rest}`;
  return { id, method: "get", path, scope: "customers", answer, problems: [...READ, ...OF_CUSTOMER] };
}

function writing(id: Described["id"], rest: string, body: z.ZodType, answer: z.ZodType = Customer): Described {
  const path = `/api/v1/customers/{id}${rest}`;
  return { id, method: "post", path, scope: "customers", body, answer, problems: WRITE };
}

function routeOf({ id, method, path, scope, body, query, answer, problems }: Described): RouteConfig {
  return {
    method,
    path,
    operationId: id,
    summary: words.summary[id],
    description: scope === null ? words.description[id] : `${words.description[id]}\n\nScope: \`${scope}\`.`,
    security: [scope === null ? { [SIGNATURE]: [] } : { [SECURITY]: [scope] }],
    request: {
      ...(path.includes("{id}") && {
        params: z.object({ id: NAMED[answer === Reservation ? "reservation" : "customer"] }),
      }),
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
  const byStatus = Map.groupBy([...codes, "fault" as const], (code) => PROBLEMS[code]);
  return Object.fromEntries(
    [...byStatus].map(([status, same]) => [
      status,
      {
        description: same.map((code) => `\`${code}\`: ${problemWords.title[code]}`).join("; "),
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
  registry.registerComponent("securitySchemes", SIGNATURE, {
    type: "apiKey",
    in: "header",
    name: "webhook-signature",
    description: "Standard Webhooks, by the connector's secret: webhook-id, webhook-timestamp and webhook-signature.",
  });
  for (const endpoint of ENDPOINTS) registry.registerPath(routeOf(endpoint));
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: "3.1.0",
    info: { title: words.title, version: "1", description: words.introduction },
    servers: [{ url: "/" }],
  });
}
