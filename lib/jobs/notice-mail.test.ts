import fc from "fast-check";
import { expect, test } from "vitest";
import type { MailedNotice, NoticeMail } from "@/lib/domain/alert/mail";
import { TOPIC_OF, topicOf } from "@/lib/domain/notification/topic";
import { EVERY_NOTICE } from "@/lib/format/notice.fixture";
import { wordNoticeMail } from "@/lib/format/notice-mail";
import { NOTICE_WORDS } from "./mail-words";

const addresses = { home: "https://p.example", unsubscribe: "https://p.example/unsubscribe/abc" };
const customer = { id: "01a22866-3326-78a5-b6a5-2030bd691f25", name: "Acme" };

function noticeOf(kind: string, facts: unknown, more: Partial<MailedNotice> = {}): MailedNotice {
  const topic = topicOf(kind, facts) ?? "budget";
  return { kind, facts, at: "2026-11-30T09:30:00.000Z", topic, customer, isSettled: false, ...more };
}

function mailOf(notices: readonly MailedNotice[], more: Partial<NoticeMail> = {}): NoticeMail {
  return {
    to: "ana@bright.example",
    language: "en",
    template: notices.length === 1 ? "notice" : "digest",
    hearer: { kind: "member", id: customer.id, distributorId: customer.id },
    company: { kind: "reseller", name: "Bright" },
    zone: "America/New_York",
    currency: "USD",
    notices,
    secret: {},
    ...more,
  };
}

const every = (kind: string): readonly unknown[] =>
  Object.entries(EVERY_NOTICE).find(([name]) => name === kind)?.[1] ?? [];

test.each(Object.keys(TOPIC_OF))("%s is worded as an e-mail, in each language, for partners and customers", (kind) => {
  for (const facts of every(kind)) {
    for (const language of ["en", "zh-CN", "browser"]) {
      for (const reader of ["distributor", "reseller", "customer"] as const) {
        const mail = mailOf([noticeOf(kind, facts)], { language, company: { kind: reader, name: "Bright" } });
        const { subject, text, html } = wordNoticeMail(mail, NOTICE_WORDS, addresses);
        expect(subject).not.toMatch(/[\r\n]|undefined|null|notice\.|portal\.|alert\./);
        expect(text).not.toMatch(/undefined|notice\.kind|\{\w/);
        expect(text).toContain("GMT-05:00");
        expect(text).toContain(addresses.unsubscribe);
        expect(html).toContain(addresses.unsubscribe);
        expect(html).not.toMatch(/<(img|link|script|style|iframe)|url\(|src=/);
        if (reader === "customer") expect(text).not.toContain("Inner");
        if (language === "zh-CN") expect(text).not.toMatch(/Open in|You get this/);
      }
    }
  }
});

test("a digest tells by customer, says what has been settled, and how many more there are", () => {
  const used = { customer: "Acme", type: "monthly", period: "2026-11", amount: "1000", used: "912.5", action: null };
  const notices = [
    noticeOf("budget-threshold", { ...used, threshold: 90 }, { isSettled: true }),
    noticeOf("freeze-lifted", { customer: "Beta", level: null }, { customer: { id: "2", name: "Beta" } }),
    noticeOf("purchases-stopped", { reseller: "Bright", reason: "Overdue" }, { customer: null }),
  ];
  const { subject, text, html } = wordNoticeMail(mailOf(notices, { left: 4 }), NOTICE_WORDS, addresses);
  expect(subject).toBe("7 notices of Bright: Acme, Beta, Bright");
  expect(text.indexOf("== Acme ==")).toBeLessThan(text.indexOf("== Beta =="));
  expect(text).toMatch(/90% of its monthly budget[^\n]*\nSettled since\./);
  expect(text).toContain("“Overdue”");
  expect(text).toContain("4 older notices");
  expect(html.match(/<h2/g)).toHaveLength(3);
});

test("nobody's name or reason adds a line to the subject, a mark to the HTML or an address to the links", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (written) => {
      const facts = { customer: written, level: "account", reason: written, automatic: null, messageToCustomer: null };
      const word = (given: object) => wordNoticeMail(mailOf([noticeOf("frozen", given)]), NOTICE_WORDS, addresses);
      const { subject, html } = word(facts);
      const plain = word({ ...facts, customer: "x", reason: "x" });
      expect(subject).not.toMatch(/[\r\n]/);
      expect(html.match(/<(?!br>)/g)?.length).toBe(plain.html.match(/<(?!br>)/g)?.length);
      expect(html.match(/<a href=/g)?.length).toBe(plain.html.match(/<a href=/g)?.length);
    }),
    { examples: [["<a href='https://x.example'>\n\n\nx</a>"], ["javascript:alert(1)"]] },
  );
});
