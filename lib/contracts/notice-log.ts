import { z } from "zod";
import { RECEIPT_OUTCOMES } from "@/lib/domain/notification/receipt";
import { TOPICS } from "@/lib/domain/notification/topic";
import { dayText, maybe, soughtText } from "./fields";

/** `given-up`: handed over, and never arrived. */
export const LOG_OUTCOMES = [...RECEIPT_OUTCOMES, "given-up"] as const;

const cursor = maybe(z.string().max(500));

/** The address of the log of notices; what cannot be read is no filter. */
export const NoticeLogQuery = z.object({
  /** Part of a name or an address. */
  person: soughtText,
  topic: maybe(z.enum(TOPICS)),
  /** Part of a customer's name. */
  customer: soughtText,
  outcome: maybe(z.enum(LOG_OUTCOMES)),
  /** Both days inclusive, in the reader's zone. */
  from: maybe(dayText),
  to: maybe(dayText),
  after: cursor,
  before: cursor,
});
export type NoticeLogQuery = z.infer<typeof NoticeLogQuery>;
