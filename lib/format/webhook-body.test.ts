import { describe, expect, test } from "vitest";
import { WEBHOOK_FORMATS, type WebhookFormat } from "@/lib/domain/webhook/webhook";
import { type SaidNotice } from "./notice-text";
import { smsText } from "./sms-text";
import { type WebhookMessage, webhookBody } from "./webhook-body";

const EVIL = "[pay here](https://evil.example) <https://evil.example|pay> *bold* `code` <!channel>";
const MESSAGE: WebhookMessage = {
  kind: "frozen",
  at: new Date("2026-11-29T12:00:00Z"),
  noticeId: "0190a000-0000-7000-8000-000000000001",
  topic: "restriction",
  company: { kind: "reseller", id: "r1" },
  customer: { id: "c1", name: "Acme" },
  facts: { level: "account" },
  text: { title: "Acme is frozen", detail: "Account only", quote: EVIL },
  url: "https://pc.example/customers/c1/restriction",
  language: "zh-CN",
  open: "Open",
};
const bodyOf = (format: WebhookFormat, more: Partial<WebhookMessage> = {}) =>
  JSON.parse(webhookBody(format, { ...MESSAGE, ...more }));

test("the standard body has type, time and data after Standard Webhooks", () => {
  expect(bodyOf("standard")).toEqual({
    type: "frozen",
    timestamp: "2026-11-29T12:00:00.000Z",
    data: {
      id: MESSAGE.noticeId,
      topic: "restriction",
      company: { kind: "reseller", id: "r1" },
      customer: { id: "c1", name: "Acme" },
      facts: { level: "account" },
      text: MESSAGE.text,
      url: MESSAGE.url,
    },
  });
});

describe.each(WEBHOOK_FORMATS.filter((format) => format !== "standard"))("at %s", (format) => {
  test("title, detail, what a person wrote and the link are in it, in the tool's own shape", () => {
    expect(bodyOf(format)).toMatchSnapshot();
  });

  test("what a person wrote is bounded", () => {
    const long = webhookBody(format, {
      ...MESSAGE,
      text: { title: "x".repeat(5000), detail: "长".repeat(5000), quote: null },
    });
    expect(Buffer.byteLength(long)).toBeLessThan(8 * 1024);
  });
});

test("no words of people become a link or a call to everybody", () => {
  for (const text of [bodyOf("dingtalk").markdown.text, bodyOf("wecom").markdown.content]) {
    expect(text.replace(`[Open](${MESSAGE.url})`, "")).not.toMatch(/\]\(|<|`/);
  }
  expect(bodyOf("slack").blocks[0].text.text).not.toMatch(/[<>]/);
});

test("a text message is one line of at most 300 characters", () => {
  const said = (detail: string | null): SaidNotice => ({ title: "Frozen", detail, quote: "no" });
  expect(smsText(said(null))).toBe("Frozen");
  expect(smsText(said(" account\n only "))).toBe("Frozen account only");
  const long = smsText(said("😀".repeat(400)));
  expect([...long]).toHaveLength(300);
  expect(long.endsWith("…")).toBe(true);
});
