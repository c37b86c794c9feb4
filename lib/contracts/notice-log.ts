import { z } from "zod";
import { RECEIPT_OUTCOMES } from "@/lib/domain/notification/receipt";
import { TOPICS } from "@/lib/domain/notification/topic";
import { NO_ZERO_BYTE } from "./fields";

/** `given-up`: handed over, and never arrived. */
export const LOG_OUTCOMES = [...RECEIPT_OUTCOMES, "given-up"] as const;

const text = z
  .string()
  .trim()
  .max(100)
  .regex(NO_ZERO_BYTE)
  .transform((given) => given || null)
  .nullable()
  .catch(null)
  .default(null);
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((given) => !Number.isNaN(Date.parse(`${given}T00:00:00Z`)))
  .nullable()
  .catch(null)
  .default(null);
const cursor = z.string().max(500).nullable().catch(null).default(null);

/** The address of the log of notices; what cannot be read is no filter. */
export const NoticeLogQuery = z.object({
  /** Part of a name or an address. */
  person: text,
  topic: z.enum(TOPICS).nullable().catch(null).default(null),
  /** Part of a customer's name. */
  customer: text,
  outcome: z.enum(LOG_OUTCOMES).nullable().catch(null).default(null),
  /** Both days inclusive, in the reader's zone. */
  from: day,
  to: day,
  after: cursor,
  before: cursor,
});
export type NoticeLogQuery = z.infer<typeof NoticeLogQuery>;
