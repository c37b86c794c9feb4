import { describe, expect, test } from "vitest";
import { ALERT_KINDS, type AlertKind } from "@/lib/domain/alert/alert";
import type { AlertFacts } from "@/lib/domain/alert/alert-facts";
import { EVERY_ALERT } from "./alert.fixture";
import { alertWords } from "./alert-words";
import { sayerOf, tellEvery } from "./reason.fixture";
import { sentenceOf, type Wording } from "./wording";

const alertsOf = (kind: AlertKind) => EVERY_ALERT[kind].map((facts) => ({ kind, facts }) as AlertFacts);
const wordsOf = (kind: AlertKind): readonly Wording[] =>
  alertsOf(kind).flatMap((alert) => {
    const { title, detail } = alertWords(alert, "USD");
    return [title, ...(detail ? [detail] : [])];
  });

tellEvery(Object.fromEntries(ALERT_KINDS.map((kind) => [kind, wordsOf(kind)])));

describe.each(["en", "zh-CN"])("in %s", (locale) => {
  test.each(ALERT_KINDS)("an alert of %s never shows a raw instant, day or month", (kind) => {
    const { say } = sayerOf(locale);
    for (const words of wordsOf(kind)) {
      expect(sentenceOf(words, say, locale)).not.toMatch(/\d{4}-\d{2}|undefined|null|\{|alert\./);
    }
  });
});

test("a purchase's reason is said once, and one that nobody knows still says that it was refused", () => {
  const [told] = EVERY_ALERT["renewal-failed"];
  if (!told) throw new Error("no facts");
  const { detail } = alertWords({ kind: "renewal-failed", facts: told }, "USD");
  expect(detail?.args["reasons"]).toMatchObject([{ key: "alert.why.no-budget" }, { key: "alert.why.other" }]);
});
