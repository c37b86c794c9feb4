import { describe, expect, test } from "vitest";
import { COMPANY_KINDS, type CompanyKind } from "@/lib/domain/access/actor";
import { CUSTOMER_KINDS, TOPIC_OF } from "@/lib/domain/notification/topic";
import { EVERY_NOTICE } from "./notice.fixture";
import { type NoticeText, noticeWords } from "./notice-words";
import { sayerOf, tellEvery } from "./reason.fixture";
import { sentenceOf, type Wording } from "./wording";

const KINDS = Object.keys(TOPIC_OF);
const isCustomerKind = (kind: string) => CUSTOMER_KINDS.some((one) => one === kind);

function noticesOf(kind: string) {
  const [, every = []] = Object.entries(EVERY_NOTICE).find(([name]) => name === kind) ?? [];
  return every.map((facts: unknown) => ({ kind, facts }));
}

function textsOf(kind: string, reader: CompanyKind): readonly NoticeText[] {
  return noticesOf(kind).map((notice) => noticeWords(notice, "USD", reader));
}

const wordingsOf = (texts: readonly NoticeText[]): readonly Wording[] =>
  texts.flatMap(({ title, detail }) => [title, ...(detail ? [detail] : [])]);

const OTHER = noticeWords({ kind: "never-heard", facts: {} }, "USD", "distributor");
const ALERT = {
  alert: "renewal-failed",
  told: { customer: "Acme", resource: "web-01", graceEndsAt: "2026-11-29T04:00:00.000Z", reasons: [] },
};
const alerts = ["alert-raised", "alert-resolved"].map((kind) =>
  noticeWords({ kind, facts: { alertId: "1", ...ALERT } }, "USD", "reseller"),
);

tellEvery({
  ...Object.fromEntries(
    KINDS.filter((kind) => !isCustomerKind(kind)).map((kind) => [kind, wordingsOf(textsOf(kind, "distributor"))]),
  ),
  alerts: wordingsOf(alerts),
  other: wordingsOf([OTHER]),
});

describe.each(["en", "zh-CN"])("in %s", (locale) => {
  const { say, failed } = sayerOf(locale);
  const said = (texts: readonly NoticeText[]) => wordingsOf(texts).map((wording) => sentenceOf(wording, say, locale));

  test.each(KINDS)("a partner reads what a notice of %s says, and no raw fact", (kind) => {
    if (isCustomerKind(kind)) return expect(textsOf(kind, "reseller")).toContainEqual(OTHER);
    const texts = textsOf(kind, "reseller");
    expect(texts.length).toBeGreaterThan(0);
    expect(texts).not.toContainEqual(OTHER);
    for (const sentence of said(texts)) {
      expect(sentence).not.toMatch(/\d{4}-\d{2}|undefined|null|\{|notice\.|T04/);
      if (locale === "zh-CN") {
        expect(sentence.replaceAll(/Acme|Bright|Calm|Cloud|Chat|Ana|web-01|USD|GMT/g, "")).not.toMatch(/[A-Za-z]{2}/);
      }
    }
    expect(failed).toEqual([]);
    return undefined;
  });

  test.each(CUSTOMER_KINDS)("a customer reads what a notice of %s says", (kind) => {
    const sentences = said(textsOf(kind, "customer"));
    expect(sentences.length).toBeGreaterThan(0);
    for (const sentence of sentences) expect(sentence).not.toMatch(/undefined|null|\{|portal\./);
    expect(failed).toEqual([]);
  });
});

test.each(KINDS)("a customer never reads the inner reason of %s", (kind) => {
  for (const text of textsOf(kind, "customer")) expect(JSON.stringify(text.quote)).not.toContain("Inner");
});

test.each([...KINDS, "alert-raised", "alert-resolved", "never-heard"])(
  "a notice of %s with facts that nobody knows is still told",
  (kind) => {
    for (const reader of COMPANY_KINDS) {
      for (const facts of [null, {}, [], "text", { customer: "Acme" }]) {
        expect(noticeWords({ kind, facts }, "USD", reader).title.key).toMatch(/^(notice\.kind|portal\.messages)\./);
      }
    }
  },
);

test("what a person wrote stays what it wrote", () => {
  expect(textsOf("frozen", "distributor")[0]?.quote).toBe("Inner reason");
  expect(textsOf("frozen", "customer")[0]?.quote).toBe("Hello");
  expect(textsOf("request-asked", "distributor")[0]?.quote).toBe("As agreed.");
});
