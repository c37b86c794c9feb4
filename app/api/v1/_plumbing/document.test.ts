import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Schema } from "@/components/api-reference/schema";
import { PROBLEMS } from "@/lib/contracts/api/problem";
import { worded } from "@/lib/format/wording";
import words from "@/messages/en/api-reference.json";
import problemWords from "@/messages/en/problem.json";
import { problem, responseOf } from "./answer";
import { apiDocument } from "./document";

const root = join(import.meta.dirname, "../../../..");
const document = apiDocument();

test("every address and method of the API is described, and nothing else", () => {
  const files = globSync("app/api/v1/**/route.ts", { cwd: root }).filter(
    (file) => !/openapi\.json|\[\.\.\.rest\]/.test(file),
  );
  const served = files.flatMap((file) => {
    const path = `/${file.slice("app/".length, -"/route.ts".length).replaceAll(/\[(\w+)\]/g, "{$1}")}`;
    const methods = readFileSync(join(root, file), "utf8").matchAll(/export const (GET|POST|PUT) /g);
    return [...methods].map(([, method = ""]) => `${method.toLowerCase()} ${path}`);
  });
  const described = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.keys(item ?? {}).map((method) => `${method} ${path}`),
  );
  expect(described.toSorted()).toEqual(served.toSorted());
  expect(existsSync(join(root, "app/api/v1/docs/page.tsx"))).toBe(true);
});

test("every reference leads to a described shape", () => {
  const text = JSON.stringify(document);
  const names = [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name = ""]) => name);
  expect(names.length).toBeGreaterThan(20);
  for (const name of names) expect(document.components?.schemas?.[name], name).toBeDefined();
});

test("operations have an id of their own, a summary, a key and their problems", () => {
  const operations = Object.values(document.paths ?? {}).flatMap((item) => Object.values(item ?? {}));
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  for (const { summary, security, responses } of operations) {
    expect(summary).toBeTruthy();
    const isSigned = security?.some((one: object) => "webhookSignature" in one);
    const key = { apiKey: [expect.stringMatching(/^(decisions|orders|usage|customers|expenditure)$/)] };
    expect(security).toEqual([isSigned ? { webhookSignature: [] } : key]);
    const statuses = ["200", "401", "429", ...(isSigned ? [] : ["403"])];
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(statuses));
  }
});

test("the page's words say in English what the document says, of every field and of nothing else", () => {
  const operations = Object.values(document.paths ?? {}).flatMap((item) => Object.values(item ?? {}));
  const parameters = operations.flatMap((operation) => (operation.parameters ?? []) as Parameter[]);
  const described = Object.fromEntries([
    ...Object.entries(document.components?.schemas ?? {}).flatMap(([name, schema]) => textsOf(schema as Schema, name)),
    ...parameters.flatMap(({ name, schema }) => textsOf(schema, `parameter/${name}`)),
  ]);
  expect(words.field).toEqual(described);
  const ids = operations.map(({ operationId }) => operationId);
  expect(Object.keys(words.summary).toSorted()).toEqual(ids.toSorted());
  expect(Object.keys(words.description).toSorted()).toEqual(ids.toSorted());
});

type Parameter = { readonly name: string; readonly schema: Schema };

/** What the page shows of a shape: its own description and those of its fields, each under its path. */
function textsOf(schema: Schema, path: string): [string, string][] {
  if (schema.$ref) return [];
  const fields = Object.entries(schema.properties ?? schema.items?.properties ?? {});
  const below = fields.flatMap(([name, field]) => textsOf(field, `${path}/${name}`));
  return schema.description ? [[path, schema.description], ...below] : below;
}

test("every problem has its words, and an answer speaks the language asked for", async () => {
  expect(Object.keys(problemWords.title)).toEqual(Object.keys(PROBLEMS));
  const sent = { requestId: "one", locale: "zh-CN" } as const;
  const response = responseOf(
    problem("too-large", { detail: worded("problem.detail.bytes-max", { bytes: "65536" }) }),
    sent,
  );
  expect(response.headers.get("content-language")).toBe("zh-CN");
  expect(await response.json()).toEqual({
    type: "/api/v1/docs#problem-too-large",
    title: "请求正文过大",
    status: 413,
    code: "too-large",
    detail: "此地址的请求正文最多 65536 字节。",
    requestId: "one",
  });
});
