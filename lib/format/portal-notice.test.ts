import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { PortalNotice } from "@/lib/contracts/portal-notice";
import { COMPANY_STATES } from "@/lib/domain/access/actor";
import { NOTICE_KINDS } from "@/lib/domain/alert/notice";
import { customerNoticeWords } from "./portal-notice";

const LOCALES = ["en", "zh-CN"] as const;

function wordOf(locale: string, key: string): unknown {
  const [file, ...path] = key.split(".");
  const words: unknown = JSON.parse(
    readFileSync(join(import.meta.dirname, `../../messages/${locale}/${file}.json`), "utf8"),
  );
  return path.reduce<unknown>(
    (part, name) => (typeof part === "object" && part !== null ? Reflect.get(part, name) : undefined),
    words,
  );
}

describe.each(LOCALES)("in %s", (locale) => {
  test.each(NOTICE_KINDS)("a notice of %s is worded", (kind) => {
    const facts = { threshold: 90, amount: "10", used: "9", action: null, level: "account", blocked: true };
    const notice = PortalNotice.parse({ kind, facts: { ...facts, reason: "inner", messageToCustomer: "Hello" } });
    const words = customerNoticeWords(notice, "USD");
    expect(wordOf(locale, words.title.key)).toEqual(expect.any(String));
    expect(words.title.key).not.toMatch(/other$/);
    expect(JSON.stringify([notice, words.quote, Object.values(words.title.args).map(String)])).not.toContain("inner");
  });

  test("an order that the partner prepared is worded, with what it wrote", () => {
    const order = { orderId: "01a22866-3326-78a5-b6a5-2030bd691f25", what: "Ten qubits", amount: "10" };
    const facts = { ...order, partner: "Bright", payBefore: "2026-12-06T04:00:00.000Z", text: "As agreed." };
    const words = customerNoticeWords(PortalNotice.parse({ kind: "order-prepared", facts }), "USD");
    expect(wordOf(locale, words.title.key)).toEqual(expect.any(String));
    expect(words.title.args).toMatchObject({
      what: "Ten qubits",
      partner: "Bright",
      payBefore: new Date(facts.payBefore),
    });
    expect(words.quote).toBe("As agreed.");
  });

  test.each(["asked", "approved", "rejected", "withdrawn", "superseded"])(
    "a request to leave: %s is worded",
    (verb) => {
      const facts = { customer: "c", partner: "Bright", side: "partner", text: "The contract ends." };
      const words = customerNoticeWords(PortalNotice.parse({ kind: `disassociation-${verb}`, facts }), "USD");
      expect(wordOf(locale, words.title.key)).toEqual(expect.any(String));
      expect(words.quote).toBe("The contract ends.");
    },
  );

  test("a move is told without why", () => {
    const facts = { customer: "c", from: "Bright", to: "Calm", text: "inner" };
    const words = customerNoticeWords(PortalNotice.parse({ kind: "customer-moved", facts }), "USD");
    expect(wordOf(locale, words.title.key)).toEqual(expect.any(String));
    expect(JSON.stringify(words)).not.toContain("inner");
  });

  test.each(["partner-suspended", "partner-reinstated"] as const)("a notice of %s is worded", (kind) => {
    for (const state of COMPANY_STATES) {
      const notice = PortalNotice.parse({ kind, facts: { partner: "Bright", state, reason: "inner" } });
      const words = customerNoticeWords(notice, "USD");
      expect(wordOf(locale, words.title.key)).toEqual(expect.any(String));
      expect(JSON.stringify(notice)).not.toContain("inner");
    }
  });

  test("the customer hears whose it is now", () => {
    const notice = PortalNotice.parse({ kind: "association-started", facts: { partner: "Bright" } });
    const { title } = customerNoticeWords(notice, "USD");
    expect(wordOf(locale, title.key)).toContain("{partner}");
    expect(title.args).toEqual({ partner: "Bright" });
  });

  test("a notice of a kind yet unknown is still told", () => {
    const { title } = customerNoticeWords(null, "USD");
    expect(wordOf(locale, title.key)).toEqual(expect.any(String));
  });
});
