import { z } from "zod";
import { billingTimeOf } from "@/lib/domain/calendar/billing-month";
import { PURCHASE_OPERATIONS } from "@/lib/domain/purchase/operation";

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}\.\d{3})?$/;

/** A moment in GMT+08:00, to the minute as people enter it or to the millisecond as links carry it. */
const Moment = z
  .string()
  .regex(MOMENT)
  .refine((text) => !Number.isNaN(Date.parse(`${text}${text.length === 16 ? ":00" : ""}+08:00`)));

export const ThenQuery = z.object({ at: Moment.nullable().catch(null).default(null) });

/** The instant meant: a minute is meant as a whole, so its last instant; never later than now. */
export function instantAsked(moment: string, now: Date): Date {
  const isMinute = moment.length === 16;
  const at = new Date(`${moment}${isMinute ? ":59.999" : ""}+08:00`);
  return at < now ? at : now;
}

/** An instant as an address carries it. */
export function momentOf(at: Date): string {
  return billingTimeOf(at);
}

export function thenHref(customerId: string, at: Date): string {
  return `/customers/${customerId}/then?at=${momentOf(at)}`;
}

/** What an evidence file is wanted of, and in which form. */
export const EvidenceInput = z.discriminatedUnion("about", [
  z.object({
    about: z.enum(["freeze", "block"]),
    causeId: z.uuid(),
    format: z.enum(["pdf", "json"]),
  }),
  z.object({
    about: z.literal("refusal"),
    customerId: z.uuid(),
    at: Moment,
    operation: z.enum(PURCHASE_OPERATIONS),
    format: z.enum(["pdf", "json"]),
  }),
]);
export type EvidenceInput = z.infer<typeof EvidenceInput>;
