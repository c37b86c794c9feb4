import { z } from "zod";
import { TOPICS } from "@/lib/domain/notification/topic";
import { NO_ZERO_BYTE } from "./fields";

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((given) => !Number.isNaN(Date.parse(`${given}T00:00:00Z`)))
  .nullable()
  .catch(null)
  .default(null);
const cursor = z.string().max(500).nullable().catch(null).default(null);

/** The address of the inbox; what cannot be read is no filter. */
export const MessagesQuery = z.object({
  state: z.enum(["unread"]).nullable().catch(null).default(null),
  topic: z.enum(TOPICS).nullable().catch(null).default(null),
  /** Part of a customer's name. */
  customer: z
    .string()
    .trim()
    .max(100)
    .regex(NO_ZERO_BYTE)
    .transform((given) => given || null)
    .nullable()
    .catch(null)
    .default(null),
  /** Both days inclusive, in the reader's zone. */
  from: day,
  to: day,
  after: cursor,
  before: cursor,
  /** The one that a link leads to. */
  message: z.uuid().nullable().catch(null).default(null),
});
export type MessagesQuery = z.infer<typeof MessagesQuery>;

const MARK_MAX = 100;

/** A form that marks some messages. */
export const MarkInput = z.object({
  messages: z.preprocess(
    (given) => (typeof given === "string" ? [given] : given),
    z.array(z.uuid()).min(1).max(MARK_MAX),
  ),
  read: z.enum(["yes", "no"]).transform((text) => text === "yes"),
});

/** When the page was shown whose messages are all read. */
export const MarkAllInput = z.object({ shownAt: z.iso.datetime().transform((text) => new Date(text)) });
