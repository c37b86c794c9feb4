import type { CompanyKind } from "@/lib/domain/access/actor";
import type { Topic } from "@/lib/domain/notification/topic";
import type { WebhookFormat } from "@/lib/domain/webhook/webhook";

/** What one delivery says, worded. */
export type WebhookMessage = {
  /** Kind of the notice, or "test". */
  readonly kind: string;
  /** When the company was told it. */
  readonly at: Date;
  /** Of the notice: the same at every webhook; null: a test. */
  readonly noticeId: string | null;
  readonly topic: Topic | null;
  readonly company: { readonly kind: CompanyKind; readonly id: string };
  /** Null: about none. */
  readonly customer: { readonly id: string; readonly name: string } | null;
  readonly facts: unknown;
  readonly text: { readonly title: string; readonly detail: string | null; readonly quote: string | null };
  /** Whole address in the product. */
  readonly url: string;
  /** A locale. */
  readonly language: string;
  /** Label of the link to `url`. */
  readonly open: string;
};

/** Chat tools cut or refuse what is longer. */
const LONGEST = 1000;

/** The body that is posted, JSON. */
export function webhookBody(format: WebhookFormat, message: WebhookMessage): string {
  return JSON.stringify(BODIES[format](message));
}

const BODIES: { readonly [Format in WebhookFormat]: (message: WebhookMessage) => unknown } = {
  standard: standardBody,
  slack: slackBody,
  teams: teamsBody,
  dingtalk: (message) => ({
    msgtype: "markdown",
    markdown: { title: clipped(message.text.title), text: markdownOf("#### ", message) },
  }),
  feishu: feishuBody,
  wecom: (message) => ({ msgtype: "markdown", markdown: { content: markdownOf("### ", message) } }),
};

function standardBody({ kind, at, noticeId, topic, company, customer, facts, text, url }: WebhookMessage) {
  return {
    type: kind,
    timestamp: at.toISOString(),
    data: { id: noticeId, topic, company, customer, facts, text, url },
  };
}

function slackBody({ text, url, open }: WebhookMessage) {
  const escaped = (words: string) =>
    words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("*", "∗");
  const [title, ...more] = partsOf(text).map(escaped);
  const words = [`*${title}*`, ...more].join("\n");
  return {
    text: title,
    blocks: [
      { type: "section", text: { type: "mrkdwn", text: words } },
      { type: "actions", elements: [{ type: "button", text: { type: "plain_text", text: open }, url }] },
    ],
  };
}

function teamsBody({ text, url, open }: WebhookMessage) {
  // Runs of text, for a text block would read what people wrote as markdown.
  const block = (words: string, isTitle: boolean) => ({
    type: "RichTextBlock",
    inlines: [{ type: "TextRun", text: words, ...(isTitle ? { weight: "Bolder", size: "Medium" } : {}) }],
  });
  return {
    type: "message",
    attachments: [
      {
        contentType: "application/vnd.microsoft.card.adaptive",
        contentUrl: null,
        content: {
          $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
          type: "AdaptiveCard",
          version: "1.4",
          body: partsOf(text).map((words, index) => block(words, index === 0)),
          actions: [{ type: "Action.OpenUrl", title: open, url }],
        },
      },
    ],
  };
}

function feishuBody({ text, url, open, language }: WebhookMessage) {
  const [title, ...more] = partsOf(text);
  const lines = more.map((words) => [{ tag: "text", text: words }]);
  const post = { title, content: [...lines, [{ tag: "a", text: open, href: url }]] };
  return { msg_type: "post", content: { post: { [language === "zh-CN" ? "zh_cn" : "en_us"]: post } } };
}

function markdownOf(heading: string, { text, url, open }: WebhookMessage): string {
  const [title = "", ...more] = partsOf(text).map(inert);
  return [`${heading}${title.replaceAll("\n", " ")}`, ...more, `[${open}](${url})`].join("\n\n");
}

function partsOf({ title, detail, quote }: WebhookMessage["text"]): readonly string[] {
  return [title, detail, quote].filter((part) => part !== null).map(clipped);
}

const INERT: Readonly<Record<string, string>> = {
  "[": "［",
  "]": "］",
  "<": "＜",
  ">": "＞",
  "*": "＊",
  "`": "｀",
  "#": "＃",
  "!": "！",
};

/** What people wrote, without what would become a link, a picture or a heading. */
function inert(words: string): string {
  return words.replaceAll(/[[\]<>*`#!]/g, (character) => INERT[character] ?? "");
}

function clipped(words: string): string {
  return words.length <= LONGEST ? words : `${words.slice(0, LONGEST - 1)}…`;
}
