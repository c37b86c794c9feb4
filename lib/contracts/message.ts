import { z } from "zod";
import { TOPICS } from "@/lib/domain/notification/topic";
import { dayText, maybe, soughtText } from "./fields";

const cursor = maybe(z.string().max(500));

/** The address of the inbox; what cannot be read is no filter. */
export const MessagesQuery = z.object({
  state: maybe(z.enum(["unread"])),
  topic: maybe(z.enum(TOPICS)),
  /** Part of a customer's name. */
  customer: soughtText,
  /** Both days inclusive, in the reader's zone. */
  from: maybe(dayText),
  to: maybe(dayText),
  after: cursor,
  before: cursor,
  /** The one that a link leads to. */
  message: maybe(z.uuid()),
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
