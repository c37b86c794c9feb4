import fc from "fast-check";
import { expect, test } from "vitest";
import { MAIL_ARGUMENTS, MAIL_TEMPLATES, type Mail } from "@/lib/domain/alert/mail";
import { CRITICAL_OPERATIONS } from "@/lib/domain/verification/verification";
import en from "@/messages/en/mail.json";
import zh from "@/messages/zh-CN/mail.json";
import { escapeHtml, wordMail } from "./mail";

const words = { en, "zh-CN": zh };

function mailOf(template: Mail["template"], language: string, fact: string, secret: string): Mail {
  const { facts, secret: kind } = MAIL_ARGUMENTS[template];
  const special: Readonly<Record<string, string>> = {
    endsAt: "2026-11-29T10:00:00.000Z",
    askedAt: "2026-11-29T10:00:00.000Z",
    operation: "set-budget",
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
  );
});

test("a link that is no web address is not made clickable", () => {
  expect(wordMail(mailOf("customer-invitation", "en", "x", "javascript:alert(1)"), words).html).not.toContain("href");
  expect(escapeHtml(`<a href="x">'&`)).toBe("&lt;a href=&quot;x&quot;&gt;&#39;&amp;");
});
