import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createTranslator } from "next-intl";
import { describe, expect, test } from "vitest";
import { parseMoney, ZERO } from "@/lib/domain/money/money";
import { type Say, sentenceOf, type Wording } from "./wording";

type Coded = { readonly code: string };
/** Facts for every code of a family; a code without any does not compile. */
export type Facts<R extends Coded> = { readonly [C in R["code"]]: Omit<Extract<R, { readonly code: C }>, "code"> };

export function wordsOf<R extends Coded>(
  facts: Facts<R>,
  words: (reason: R) => Wording | readonly Wording[],
): Wording[] {
  const entries: [string, object][] = Object.entries(facts);
  // Each code stands with its own facts, which Object.entries cannot tell.
  return entries.flatMap(([code, given]) => words({ code, ...given } as unknown as R));
}

/** Facts of many reasons. */
export const amount = parseMoney("1234.5") ?? ZERO;
export const at = new Date("2026-11-30T16:00:00Z");
export const none = {};
export const held = { permission: "freeze-account", holder: "reseller" } as const;
export const long = { length: 300, max: 256 };

const FILES = [
  "association",
  "outlook",
  "base",
  "budget",
  "restriction",
  "purchase",
  "delivery",
  "member",
  "entry",
  "profile",
  "request",
  "reseller",
  "api-key",
  "company",
  "delegation",
  "assignment",
  "sign",
  "development",
  "join",
  "verification",
  "order",
  "resource",
  "enabling",
  "term",
  "question",
  "portal",
  "customer",
  "catalogue",
  "coupon",
  "closing",
  "credit",
  "what-if",
  "export",
  "notification",
  "view",
  "schedule",
  "alert",
  "notice",
  "webhook",
  "undelivered",
  "connector",
];

export function sayerOf(locale: string) {
  const failed: string[] = [];
  const read = (name: string): unknown =>
    JSON.parse(readFileSync(join(import.meta.dirname, `../../messages/${locale}/${name}.json`), "utf8"));
  const say = createTranslator<Record<string, never>>({
    locale,
    messages: Object.fromEntries(FILES.map((name) => [name, read(name)])) as never,
    onError: (error) => failed.push(error.message),
  }) as unknown as Say;
  return { say, failed };
}

/** Tells of each family whether every reason has its sentence in both languages; snapshots keep them. */
export function tellEvery(words: Readonly<Record<string, readonly Wording[]>>): void {
  describe.each(["en", "zh-CN"])("in %s", (locale) => {
    test.each(Object.keys(words))("every reason of %s has its sentence with every fact in place", (family) => {
      const { say, failed } = sayerOf(locale);
      const sentences = (words[family] ?? []).map((wording) => sentenceOf(wording, say, locale));
      expect(failed).toEqual([]);
      expect(sentences.join("\n")).toMatchSnapshot();
    });
  });
}
