import { z } from "zod";
import { TOPICS, type Topic } from "@/lib/domain/notification/topic";
import {
  TEST_KIND,
  WEBHOOK_DELIVERY_STATES,
  type WebhookDeliveryState,
  type WebhookError,
} from "@/lib/domain/webhook/delivery";
import {
  WEBHOOK_FORMATS,
  WEBHOOK_NAME_MAX,
  WEBHOOK_URL_MAX,
  type WebhookFormat,
  type WebhookState,
} from "@/lib/domain/webhook/webhook";
import { blankAsAbsent, listed } from "./fields";
import { line } from "./invitation";

const id = z.uuid("id");
const url = z.url({ protocol: /^https?$/, error: "url" }).max(WEBHOOK_URL_MAX, "url");

const heard = {
  name: line(WEBHOOK_NAME_MAX, "name").min(1, "name"),
  language: z.enum(["en", "zh-CN"], "language"),
  hears: z.enum(["everything", "topics"], "hears"),
  topics: listed(z.enum(TOPICS, "topics")),
};

type Heard = { readonly hears: "everything" | "topics"; readonly topics: Topic[] };
const topicsOf = <Given extends Heard>({ hears, topics, ...given }: Given) => ({
  ...given,
  /** Null: every topic. */
  topics: hears === "everything" ? null : topics,
});

export const NewWebhookInput = z
  .object({ ...heard, url, format: z.enum(WEBHOOK_FORMATS, "format") })
  .transform(topicsOf);
export type NewWebhookInput = z.infer<typeof NewWebhookInput>;

/** Without an address it stays what it is: that of a chat tool is never shown again. */
export const ChangeWebhookInput = z.object({ webhookId: id, ...heard, url: blankAsAbsent(url) }).transform(topicsOf);
export type ChangeWebhookInput = z.infer<typeof ChangeWebhookInput>;

export const WebhookInput = z.object({ webhookId: id });
export type WebhookInput = z.infer<typeof WebhookInput>;

export const WebhookStateInput = z.object({ webhookId: id, state: z.enum(["active", "paused"], "state") });
export type WebhookStateInput = z.infer<typeof WebhookStateInput>;

export const ReplayInput = z.object({ webhookId: id, deliveryId: id });
export type ReplayInput = z.infer<typeof ReplayInput>;

/** Days as the reader's calendar names them, both inclusive. */
export const ReplayDeadInput = z
  .object({ webhookId: id, from: z.iso.date("day"), to: z.iso.date("day") })
  .refine(({ from, to }) => from <= to, "day");
export type ReplayDeadInput = z.infer<typeof ReplayDeadInput>;

/** What of a webhook's page is wanted, as its address says it; what cannot be read is no filter. */
export const WebhookQuery = z.object({
  state: z.enum(WEBHOOK_DELIVERY_STATES).nullable().catch(null).default(null),
  /** A topic, or tests. */
  about: z
    .enum([...TOPICS, TEST_KIND])
    .nullable()
    .catch(null)
    .default(null),
  after: z.uuid().nullable().catch(null).default(null),
  before: z.uuid().nullable().catch(null).default(null),
  /** Whose attempts are shown. */
  delivery: z.uuid().nullable().catch(null).default(null),
});
export type WebhookQuery = z.infer<typeof WebhookQuery>;

export type WebhookRow = {
  readonly id: string;
  readonly name: string;
  /** As it may be shown. */
  readonly address: string;
  readonly format: WebhookFormat;
  readonly language: string;
  /** Null: every topic. */
  readonly topics: readonly Topic[] | null;
  readonly state: WebhookState;
  /** Since when no delivery has arrived; null: the last one did. */
  readonly failingSince: Date | null;
  readonly createdAt: Date;
  /** Until when the former secret signs too; null: there is none. */
  readonly formerSecretUntil: Date | null;
  readonly waiting: number;
  readonly dead: number;
};

export type WebhookDeliveryRow = {
  readonly id: string;
  /** Of the notice, or "test". */
  readonly kind: string;
  readonly topic: Topic | null;
  readonly facts: unknown;
  readonly state: WebhookDeliveryState;
  readonly attempts: number;
  readonly error: string | null;
  /** When it is tried next; null: at once, or not any more. */
  readonly dueAt: Date | null;
  readonly createdAt: Date;
  readonly deliveredAt: Date | null;
};

export type WebhookAttemptRow = {
  readonly id: string;
  readonly attempt: number;
  readonly startedAt: Date;
  readonly milliseconds: number;
  readonly request: string;
  readonly status: number | null;
  readonly response: string | null;
  readonly error: WebhookError | null;
};
