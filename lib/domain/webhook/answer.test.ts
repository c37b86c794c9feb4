import { expect, test } from "vitest";
import { answerErrorOf } from "./answer";
import type { WebhookFormat } from "./webhook";

test.each<[WebhookFormat, string, string | null]>([
  ["standard", "whatever", null],
  ["slack", "ok", null],
  ["teams", "", null],
  ["teams", "1", null],
  [
    "teams",
    "Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429",
    "not-taken",
  ],
  ["dingtalk", '{"errcode":0,"errmsg":"ok"}', null],
  ["dingtalk", '{"errcode":310000,"errmsg":"sign not match"}', "not-taken"],
  ["feishu", '{"code":0,"msg":"success"}', null],
  ["feishu", '{"StatusCode":0,"StatusMessage":"success"}', null],
  ["feishu", '{"code":19024,"msg":"Key Words Not Found"}', "not-taken"],
  ["wecom", '{"errcode":0}', null],
  ["wecom", '{"errcode":93000}', "not-taken"],
  ["wecom", "", "answer-unreadable"],
  ["wecom", '"0"', "answer-unreadable"],
  ["dingtalk", '{"errcode":"0"}', "answer-unreadable"],
  ["feishu", "null", "answer-unreadable"],
])("%s that answers %j", (format, body, error) => {
  expect(answerErrorOf(format, body)).toBe(error);
});
