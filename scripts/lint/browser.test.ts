import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";
import { root } from "../settings";

const SOURCES = new Map(
  globSync("{app,components,lib}/**/*.{ts,tsx}", { cwd: root })
    .filter((file) => !/\.(?:test|fixture)\.tsx?$/.test(file))
    .map((file) => [file, readFileSync(join(root, file), "utf8")]),
);
const begins = (file: string, directive: string) => SOURCES.get(file)?.startsWith(`"use ${directive}"`) ?? false;

function importedBy(file: string): readonly string[] {
  const source = (SOURCES.get(file) ?? "").replaceAll(
    /import (?:type [^;]*|\{(?:\s*type \w+,?)+\s*\} from "[^"]*");/g,
    "",
  );
  return [...source.matchAll(/(?:from|import)\s*\(?"([^"]+)"/g)].flatMap(([, name = ""]) => {
    const path = name.startsWith("@/") ? name.slice(2) : normalize(join(dirname(file), name));
    return [`${path}.ts`, `${path}.tsx`].filter((one) => SOURCES.has(one));
  });
}

/** Everything that reaches a browser: parts drawn there and whatever these are made of; actions stay on the server. */
function drawnInBrowsers(): ReadonlySet<string> {
  const reached = new Set<string>();
  const open = [...SOURCES.keys()].filter((file) => begins(file, "client"));
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (reached.has(file) || begins(file, "server")) continue;
    reached.add(file);
    open.push(...importedBy(file));
  }
  return reached;
}

const LEFT_OUT = (language: string) =>
  [...(SOURCES.get(`app/words/${language}.ts`) ?? "").matchAll(/!\.\.\/\.\.\/messages\/[\w-]+\/([\w-]+)\.json/g)].map(
    ([, noun]) => noun ?? "",
  );

/** Large, and nothing a browser needs: the server reads what is sent to it. */
const SERVERS_OWN = /from "(?:zod|csv-parse[^"]*|drizzle-orm[^"]*|postgres)"/;

test("no part drawn in a browser brings what only the server needs", () => {
  expect([...drawnInBrowsers()].filter((file) => SERVERS_OWN.test(SOURCES.get(file) ?? ""))).toEqual([]);
});

test("words that are not sent to browsers are of nouns that exist, the same in both languages", () => {
  expect(LEFT_OUT("en").length).toBeGreaterThan(0);
  expect(LEFT_OUT("zh-CN")).toEqual(LEFT_OUT("en"));
  for (const noun of LEFT_OUT("en")) expect(existsSync(join(root, `messages/en/${noun}.json`)), noun).toBe(true);
});

test("no part drawn in a browser says words that are not sent there", () => {
  const left = LEFT_OUT("en").join("|");
  const says = new RegExp(`useTranslations\\(\\s*["\`](?:${left})["\`.]|["\`](?:${left})\\.[a-z$]`);
  const reached = drawnInBrowsers();
  expect(reached.size).toBeGreaterThan(100);
  expect([...reached].filter((file) => says.test(SOURCES.get(file) ?? ""))).toEqual([]);
});
