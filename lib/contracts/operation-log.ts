import { z } from "zod";
import { AUDIT_ACTIONS, AUDIT_FAMILIES } from "@/lib/domain/audit/action";

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
const id = z.uuid().nullable().catch(null);

/** What of the log is wanted, as an address or a form says it; what cannot be read is no filter. */
export const OperationLogFilter = z.object({
  /** Both days inclusive, in the reader's zone. */
  from: day.default(null),
  to: day.default(null),
  person: text.default(null),
  company: text.default(null),
  family: z.enum(AUDIT_FAMILIES).nullable().catch(null).default(null),
  action: z.enum(AUDIT_ACTIONS).nullable().catch(null).default(null),
  /** Part of the object's name, or its whole id. */
  object: text.default(null),
  reason: text.default(null),
  request: text.default(null),
  customer: id.default(null),
  /** All entries of one command. */
  change: id.default(null),
});
export type OperationLogFilter = z.infer<typeof OperationLogFilter>;

/** The address of a log page. */
export const OperationLogQuery = OperationLogFilter.extend({
  after: z
    .string()
    .regex(/^\d{1,14}_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    .nullable()
    .catch(null)
    .default(null),
});
export type OperationLogQuery = z.infer<typeof OperationLogQuery>;

/** An entry as whoever may read it sees it. */
export type AuditEntry = {
  readonly id: string;
  readonly changeId: string;
  readonly at: Date;
  readonly by: {
    readonly kind: "person" | "key" | "operator" | "system";
    readonly name: string;
    readonly company: string;
    readonly accountName: string;
    readonly roles: readonly string[];
  };
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly subjectName: string;
  /** The customer it concerns; null: none. */
  readonly customerId: string | null;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string | null;
  readonly requestId: string;
  /** Null: not known, or another company's. */
  readonly ip: string | null;
  /** Null until sealed. */
  readonly position: number | null;
  readonly hash: string | null;
};
