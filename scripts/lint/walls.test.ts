import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const lines = (count: number) => Array.from({ length: count }, (_, n) => `export const line${n} = ${n};`).join("\n");
const statements = (count: number) => Array.from({ length: count }, (_, n) => `  use(${n});`).join("\n");
const branches = (count: number) => Array.from({ length: count }, (_, n) => `  if (n === ${n}) use(n);`).join("\n");

interface Violation {
  readonly file: string;
  readonly text: string;
  readonly rule: string;
}

/** Files that import one forbidden source each; the star is their number. */
function importing(file: string, sources: readonly string[]): Violation[] {
  return sources.map((source, n) => ({
    file: file.replace("*", `${n}`),
    text: `import "${source}";`,
    rule: "walls(imports)",
  }));
}

const planted: readonly Violation[] = [
  ...importing("lib/domain/imports-*/rule.ts", [
    "next",
    "react",
    "drizzle-orm",
    "zod",
    "node:fs",
    "@/lib/contracts/budget",
    "../../env",
  ]),
  { file: "lib/domain/clock/a.ts", text: "export const at = new Date();", rule: "walls(instant)" },
  { file: "lib/domain/clock/b.ts", text: "export const at = Date.now();", rule: "walls(instant)" },
  { file: "lib/data/clock/c.ts", text: "export const at = () => new Date();", rule: "walls(instant)" },
  { file: "lib/domain/pure/a.ts", text: "export const n = Math.random();", rule: "walls(pure)" },
  { file: "lib/domain/pure/b.ts", text: "export const e = process.argv;", rule: "walls(pure)" },
  { file: "lib/domain/pure/c.ts", text: 'export const f = () => fetch("/");', rule: "walls(pure)" },
  { file: "lib/domain/pure/d.ts", text: "export async function f() {}", rule: "walls(pure)" },
  { file: "lib/data/env/a.ts", text: "export const url = process.env.DATABASE_URL;", rule: "walls(environment)" },
  ...importing("components/budget/imports-*.tsx", [
    "@/app/page",
    "@/db/client",
    "@/lib/data/x/get-x",
    "@/lib/auth/session",
    "postgres",
  ]),
  { file: "components/budget/noun.tsx", text: 'import "../alert/alert-list";', rule: "walls(imports)" },
  ...importing("app/imports-*/page.tsx", ["@/db/client", "drizzle-orm", "@/lib/jobs/outbox"]),
  ...importing("lib/data/imports-*/get.ts", [
    "react",
    "next/navigation",
    "next/headers",
    "next/server",
    "next/link",
    "@/components/ui/button",
  ]),
  ...importing("lib/data/rooms-*/get.ts", [
    "@/lib/format/money",
    "@/lib/auth/session",
    "@/lib/jobs/outbox",
    "@/lib/data/scope",
  ]),
  { file: "lib/jobs/a.ts", text: 'import "@/db/client";', rule: "walls(imports)" },
  { file: "lib/auth/session.ts", text: 'import "@/db/client";', rule: "walls(imports)" },
  { file: "lib/format/a.ts", text: 'import "@/lib/data/scope";', rule: "walls(imports)" },
  { file: "lib/contracts/a.ts", text: 'export { x } from "@/lib/format/money";', rule: "walls(imports)" },
  { file: "db/schema/a.ts", text: 'import "@/lib/contracts/budget";', rule: "walls(imports)" },
  { file: "app/relative/page.tsx", text: 'import "../../components/ui/button";', rule: "walls(imports)" },
  { file: "app/a/actions.ts", text: "export const a = 1;", rule: "walls(permit)" },
  { file: "app/b/actions.ts", text: "export async function b() { await other(); }", rule: "walls(permit)" },
  {
    file: "app/c/actions.ts",
    text: "export async function c() { other(); await requirePermit('a'); }",
    rule: "walls(permit)",
  },
  { file: "app/d/actions.ts", text: "export async function d() { requirePermit('a'); }", rule: "walls(permit)" },
  {
    file: "lib/data/cycle/one.ts",
    text: 'import { two } from "./two"; export const one = two;',
    rule: "import(no-cycle)",
  },
  { file: "lib/data/size/lines.ts", text: lines(301), rule: "eslint(max-lines)" },
  {
    file: "lib/data/size/function.ts",
    text: `export function long(use: (n: number) => void) {\n${statements(71)}\n}`,
    rule: "eslint(max-lines-per-function)",
  },
  {
    file: "lib/data/size/complex.ts",
    text: `export function branching(n: number, use: (n: number) => void) {\n${branches(10)}\n}`,
    rule: "eslint(complexity)",
  },
  { file: "lib/data/type/any.ts", text: "export const a: any = 1;", rule: "typescript(no-explicit-any)" },
  {
    file: "lib/data/type/bang.ts",
    text: "export const a = (b: string | null) => b!;",
    rule: "typescript(no-non-null-assertion)",
  },
  {
    file: "lib/data/type/ignore.ts",
    text: "// @ts-ignore\nexport const a = 1;",
    rule: "typescript(ban-ts-comment)",
  },
];

const allowed: Readonly<Record<string, string>> = {
  "lib/domain/budget/budget.ts":
    'import { decide } from "../decision"; export const at = new Date(0); export { decide };',
  "lib/data/instant.ts": "export const now = () => new Date();",
  "lib/auth/find-actor.ts": 'import "@/db/client";',
  "lib/data/budget/set-budget.ts":
    'import "next/cache"; import "@/db/client"; import "@/lib/domain/decision"; import "../audit";',
  "components/budget/form.tsx": 'import "../ui/button"; import "./meter"; import "@/lib/format/money"; import "react";',
  "app/good/actions.ts":
    "export async function a() { const permit = await requirePermit('a'); return permit; }\nexport async function b() { await requirePermit('b'); }",
};

const directory = mkdtempSync(join(tmpdir(), "partner-center-walls-"));
const found = new Map<string, string[]>();

interface Report {
  readonly diagnostics: readonly { readonly filename: string; readonly code: string }[];
}

function plant(file: string, text: string): void {
  mkdirSync(dirname(join(directory, file)), { recursive: true });
  writeFileSync(join(directory, file), `${text}\n`);
}

beforeAll(() => {
  cpSync(join(root, ".oxlintrc.json"), join(directory, ".oxlintrc.json"));
  cpSync(join(root, "scripts/lint"), join(directory, "scripts/lint"), { recursive: true });
  plant("package.json", '{ "type": "module" }');
  for (const [file, text] of Object.entries(allowed)) plant(file, text);
  for (const { file, text } of planted) plant(file, text);
  plant("lib/data/cycle/two.ts", 'import { one } from "./one"; export const two = one;');

  const binary = join(root, "node_modules/oxlint/bin/oxlint");
  const { stdout } = spawnSync(process.execPath, [binary, "-f", "json", "."], { cwd: directory, encoding: "utf8" });
  for (const { filename, code } of (JSON.parse(stdout) as Report).diagnostics) {
    found.set(filename, [...(found.get(filename) ?? []), code]);
  }
}, 60_000);

afterAll(() => rmSync(directory, { recursive: true, force: true }));

test.each(planted)("$file breaks $rule", ({ file, rule }) => {
  expect(found.get(file)).toContain(rule);
});

test.each(Object.keys(allowed))("%s passes the walls", (file) => {
  const wall = (found.get(file) ?? []).filter((code) => code.startsWith("walls"));
  expect(wall).toEqual([]);
});
