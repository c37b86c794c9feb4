import fc from "fast-check";
import { expect, test } from "vitest";
import { type KeyMail, MAIL_ARGUMENTS, MAIL_TEMPLATES } from "@/lib/domain/alert/mail";
import { CHARGING_MODES } from "@/lib/domain/expenditure/charge";
import { ASSOCIATION_TYPES } from "@/lib/domain/expenditure/dimension";
import { EXPORT_KINDS } from "@/lib/domain/export/export";
import { CRITICAL_OPERATIONS } from "@/lib/domain/verification/verification";
import en from "@/messages/en/mail.json";
import zh from "@/messages/zh-CN/mail.json";
import { wordMail } from "./mail";
import { escapeHtml } from "./mail-html";

const words = { en, "zh-CN": zh };

function mailOf(template: KeyMail["template"], language: string, fact: string, secret: string): KeyMail {
  const { facts, secret: kind } = MAIL_ARGUMENTS[template];
  const special: Readonly<Record<string, string>> = {
    endsAt: "2026-11-29T10:00:00.000Z",
    askedAt: "2026-11-29T10:00:00.000Z",
    readAt: "2026-11-29T10:00:00.000Z",
    operation: "set-budget",
    export: "statistics",
  };
  const given = facts.map((name) => [name, special[name] ?? fact]);
  return { to: "a@b.example", language, template, facts: Object.fromEntries(given), secret: { [kind]: secret } };
}

test.each(MAIL_TEMPLATES)(
  "%s is worded in every language from what it must bring, and says its link or code",
  (template) => {
    for (const language of ["en", "zh-CN", "browser"]) {
      const { subject, text, html } = wordMail(
        mailOf(template, language, "Aster", "https://p.example/x?a=1&b=2"),
        words,
      );
      expect(subject).not.toBe("");
      expect(subject).not.toContain("p.example");
      expect(text).toContain("https://p.example/x?a=1&b=2");
      expect(text).toContain("GMT+08:00");
      expect(html).toContain("https://p.example/x?a=1&amp;b=2");
      expect(html).not.toMatch(/<(img|link|script|style|iframe)|url\(|src=/);
    }
  },
);

test("every critical operation has its name in the mail of its code", () => {
  for (const { operation } of [en, zh])
    expect(Object.keys(operation).toSorted()).toEqual(CRITICAL_OPERATIONS.toSorted());
});

test("nobody's name adds a line to the subject or a mark to the HTML", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.string(), (fact, secret) => {
      const plain = wordMail(mailOf("customer-invitation", "en", "x", "x"), words);
      const { subject, html } = wordMail(mailOf("customer-invitation", "en", fact, secret), words);
      expect(subject).not.toMatch(/[\r\n]/);
      expect(html.match(/<(?!br>)/g)?.length).toBe(plain.html.match(/<(?!br>)/g)?.length);
    }),
    { examples: [["one\n\n\ntwo", ""]] },
  );
});

test("a link that is no web address is not made clickable", () => {
  expect(wordMail(mailOf("customer-invitation", "en", "x", "javascript:alert(1)"), words).html).not.toContain("href");
  expect(escapeHtml(`<a href="x">'&`)).toBe("&lt;a href=&quot;x&quot;&gt;&#39;&amp;");
});

test("figures stand as a table in both forms, whoever's names are in it, and every export has its name", () => {
  const rows = [
    { name: "total", isWord: true, amount: "1234.567" },
    { name: "<b>Aster</b>\nInc", isWord: false, amount: "-0.5" },
  ];
  const mail = {
    ...mailOf("scheduled-report", "en", "Aster", "https://p.example/exports"),
    figures: { currency: "USD", rows },
  };
  const { text, html } = wordMail(mail, words);
  expect(text).toContain(
    "Expenditure and refunds: 1,234.57 USD\n<b>Aster</b> Inc: \u22120.50 USD\n\nhttps://p.example/exports",
  );
  expect(html).toContain("&lt;b&gt;Aster&lt;/b&gt; Inc</td>");
  expect(html).toContain("1,234.57 USD</td>");
  for (const { export: names } of [en, zh]) expect(Object.keys(names).toSorted()).toEqual(EXPORT_KINDS.toSorted());
  for (const { figure } of [en, zh])
    expect(Object.keys(figure)).toEqual(expect.arrayContaining([...CHARGING_MODES, ...ASSOCIATION_TYPES]));
});
