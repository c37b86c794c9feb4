import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from "@asteasolutions/zod-to-openapi";
import { z } from "zod";
import { PROBLEMS, Problem, type ProblemCode } from "@/lib/contracts/api/problem";
import { CustomerReference } from "@/lib/contracts/api/values";
import words from "@/messages/en/api-reference.json";
import problemWords from "@/messages/en/problem.json";
import { type Described, ENDPOINTS } from "./endpoints";

const SECURITY = "apiKey";
const SIGNATURE = "webhookSignature";

/** What an address names by its id. */
const NAMED = { "/customers/": CustomerReference, "/reservations/": z.uuid(), "/orders/": z.uuid() };

const ONCE_KEY = z.string().max(255).meta({ description: "Makes the write run once." });

function idOf(path: string): z.ZodType {
  const [, schema] = Object.entries(NAMED).find(([part]) => path.includes(part)) ?? [];
  if (!schema) throw new Error(`what ${path} names is not known`);
  return schema;
}

function routeOf({ id, method, path, scope, body, query, answer, created, problems }: Described): RouteConfig {
  return {
    method,
    path,
    operationId: id,
    summary: words.summary[id],
    description: scope === null ? words.description[id] : `${words.description[id]}\n\nScope: \`${scope}\`.`,
    security: [scope === null ? { [SIGNATURE]: [] } : { [SECURITY]: [scope] }],
    request: {
      ...(path.includes("{id}") && {
        params: z.object({ id: idOf(path) }),
      }),
      ...(query && { query }),
      ...(problems.includes("invalid-idempotency-key") && {
        headers: z.object({ "Idempotency-Key": created ? ONCE_KEY : ONCE_KEY.optional() }),
      }),
      ...(body && { body: { required: true, content: { "application/json": { schema: body } } } }),
    },
    responses: {
      ...(created && { 201: { description: "Created", content: { "application/json": { schema: answer } } } }),
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
