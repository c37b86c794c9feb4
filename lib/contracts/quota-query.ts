import { z } from "zod";

const MINUTE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;

/** The quota page's address: a past minute in GMT+08:00, and whose customers; what is not understood is left out. */
export const QuotaQuery = z.object({
  at: z
    .string()
    .regex(MINUTE)
    .refine((text) => !Number.isNaN(Date.parse(`${text}:00+08:00`)))
    .nullable()
    .catch(null)
    .default(null),
  reseller: z.uuid().nullable().catch(null).default(null),
});
export type QuotaQuery = z.infer<typeof QuotaQuery>;

/** The minute asked for; null: the present. */
export function askedInstant({ at }: QuotaQuery): Date | null {
  return at === null ? null : new Date(`${at}:00+08:00`);
}
