import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const FILES = globSync("*.json", { cwd: join(root, "messages/en") }).toSorted();

/** Every sentence by its key from the root. */
function sentencesOf(locale: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const walk = (words: object, path: string) => {
    for (const [key, value] of Object.entries(words)) {
      if (typeof value === "string") found.set(`${path}.${key}`, value);
      else walk(value, `${path}.${key}`);
    }
  };
  for (const file of FILES) {
    walk(JSON.parse(readFileSync(join(root, "messages", locale, file), "utf8")), file.replace(".json", ""));
  }
  return found;
}

const [en, zh] = [sentencesOf("en"), sentencesOf("zh-CN")];

/** Names of a sentence's arguments and tags, each once. */
function argumentsOf(sentence: string): readonly string[] {
  const names = [...sentence.matchAll(/\{\s*(\w+)\s*[,}]|<(\w+)>/g)].map(([, name, tag]) => name ?? tag ?? "");
  return [...new Set(names)].toSorted();
}

test("both languages have the same files, keys and arguments, and no key holds a dot", () => {
  expect(globSync("*.json", { cwd: join(root, "messages/zh-CN") }).toSorted()).toEqual(FILES);
  expect([...zh.keys()].toSorted()).toEqual([...en.keys()].toSorted());
  for (const [key, sentence] of en) expect(argumentsOf(zh.get(key) ?? ""), key).toEqual(argumentsOf(sentence));
  const text = FILES.map((file) => readFileSync(join(root, "messages/en", file), "utf8")).join("\n");
  expect(text.match(/^\s*"[^"]*\.[^"]*":/gm)).toBeNull();
});

const NAMES = /Partner Center|gzip|Slack|Microsoft Teams/g;
const SYNTAX = /\{\s*\w+\s*(?:,\s*\w+\s*[,}]|\})|[\w=]+\s*\{|<\/?\w+>/g;
/** Words of files and programs, which are the same in every language. */
const TECHNICAL =
  /^(api-reference|problem|budget\.sheet|restriction\.sheet|base\.(?:column|problem|guideLead|recordMissing)|vendor\.(?:error\.(?:not-signed|out-of-time)|field\.account-name))(?:\.|$)/;

test("Chinese sentences hold no English words but names", () => {
  const left = [...zh]
    .filter(([key]) => !TECHNICAL.test(key))
    .map(([key, sentence]) => [
      key,
      sentence
        .replaceAll(SYNTAX, "")
        .replaceAll(NAMES, "")
        .match(/[A-Za-z][a-z]{2,}/g),
    ])
    .filter(([, words]) => words !== null);
  expect(left).toEqual([]);
});

const SOURCES = globSync("{app,components,lib}/**/*.{ts,tsx}", { cwd: root }).filter(
  (file) => !/\.test\.ts/.test(file),
);

const HOLE = /\$\{(?:[^{}]|\{[^}]*\})*\}/;

/** Keys that a source may say: literals, templates with anything in their holes, and what begins like a text that ends with a dot. */
function saidIn(source: string): (rest: string) => boolean {
  const literals = new Set([...source.matchAll(/"([\w./-]+)"|\b(\w+):/g)].map(([, text, name]) => text ?? name ?? ""));
  const prefixes = [...literals].filter((text) => text.endsWith(".") && text.length > 1);
  const templates = [...source.matchAll(/`([\w./-]*\$\{[^`\n]*)`/g)]
    .map(([, text = ""]) => text.split(HOLE))
    .filter((parts) => parts.every((part) => /^[\w./-]*$/.test(part)) && parts.some((part) => /[a-z]/.test(part)))
    .map((parts) => parts.map((part) => part.replaceAll(/[./]/g, "\\$&")))
    .map((parts) => new RegExp(`^${parts.join("[\\w./-]+")}$`));
  // A code that is the whole key: t(type).
  const translators = [...source.matchAll(/const (\w+) = (?:await )?(?:use|get)Translations/g)].map(([, name]) => name);
  const anyDirect = new RegExp(`\\b(?:${["t", ...translators].join("|")})(?:\\.has)?\\((?!["\`)])`).test(source);
  return (rest) =>
    literals.has(rest) ||
    prefixes.some((prefix) => rest.startsWith(prefix)) ||
    templates.some((template) => template.test(rest)) ||
    (anyDirect && !rest.includes("."));
}

test("every sentence is said somewhere", () => {
  const unsaid = new Set(en.keys());
  for (const file of SOURCES) {
    const source = readFileSync(join(root, file), "utf8");
    const said = saidIn(source);
    const spaces = [...source.matchAll(/Translations(?:<[^>]*>)?\(\s*(?:"([\w.-]*)")?/g)].map(([, space]) => space);
    const openings = [...new Set(["", ...spaces.map((space) => (space ? `${space}.` : ""))])];
    for (const key of unsaid) {
      if (openings.some((opening) => key.startsWith(opening) && said(key.slice(opening.length)))) unsaid.delete(key);
    }
  }
  expect([...unsaid]).toEqual([]);
});
