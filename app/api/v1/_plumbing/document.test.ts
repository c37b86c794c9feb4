import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { PROBLEMS } from "@/lib/contracts/api/problem";
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
    expect(security).toEqual([{ apiKey: [] }]);
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(["200", "401", "403", "429"]));
  }
});

test("a problem's code and status never stand alone", () => {
  for (const [code, { status, title }] of Object.entries(PROBLEMS)) {
    expect(code).toMatch(/^[a-z-]+$/);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(title).toBeTruthy();
  }
});
