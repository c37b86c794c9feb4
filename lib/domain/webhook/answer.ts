import type { WebhookError } from "./delivery";
import type { WebhookFormat } from "./webhook";

/** Where a chat tool says in a JSON body how it went; 0 is well. */
const CODE_FIELDS: Partial<Record<WebhookFormat, readonly string[]>> = {
  dingtalk: ["errcode"],
  feishu: ["code", "StatusCode"],
  wecom: ["errcode"],
};

/** Whether an end that answered with success has taken the message; null: it has. */
export function answerErrorOf(format: WebhookFormat, body: string): WebhookError | null {
  // Teams' older connectors say in words that a message was not delivered.
  if (format === "teams") return /delivery failed/i.test(body) ? "not-taken" : null;
  const fields = CODE_FIELDS[format];
  if (!fields) return null;
  const answer = objectOf(body);
  const code = fields.map((field) => answer?.[field]).find((one) => one !== undefined);
  if (typeof code !== "number") return "answer-unreadable";
  return code === 0 ? null : "not-taken";
}

function objectOf(text: string): Record<string, unknown> | null {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === "object" && read !== null ? { ...read } : null;
  } catch {
    return null;
  }
}
