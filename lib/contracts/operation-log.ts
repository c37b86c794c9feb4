import { z } from "zod";

const text = z
  .string()
  .trim()
  .max(100)
  // PostgreSQL knows no text with a zero byte.
  .regex(/^[^\0]*$/)
  .transform((given) => given || null)
  .nullable()
  .catch(null);
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((given) => !Number.isNaN(Date.parse(`${given}T00:00:00Z`)))
  .nullable()
  .catch(null);

/** The address of a log page; what cannot be read is no filter. */
export const OperationLogQuery = z.object({
  from: day,
  to: day,
  person: text,
  action: text,
  object: text,
  customer: z.uuid().nullable().catch(null),
  after: z
    .string()
    .regex(/^\d{1,14}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    .nullable()
    .catch(null),
});
export type OperationLogQuery = z.infer<typeof OperationLogQuery>;
