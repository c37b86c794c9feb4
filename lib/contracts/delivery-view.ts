import { z } from "zod";
import type { DeliveryOutcome, ImportState } from "@/lib/domain/delivery/delivery";
import type { Money } from "@/lib/domain/money/money";
import type { ImportReport } from "./delivery";
import { NO_ZERO_BYTE } from "./fields";

export type ImportLine = {
  readonly id: string;
  /** Null: the provider column of each row. */
  readonly source: string | null;
  readonly dryRun: boolean;
  readonly state: ImportState;
  readonly startedAt: Date;
  readonly by: string;
  readonly files: readonly string[];
  readonly rows: number;
  readonly taken: number;
  readonly parked: number;
  readonly refused: number;
  readonly outcomes: readonly DeliveryOutcome[];
};

export type HeldLine = {
  readonly deliveryId: string;
  readonly revision: number;
  readonly importId: string;
  readonly source: string;
  readonly billingAccount: string;
  readonly billingPeriod: string;
  readonly rows: number;
  readonly listed: Money;
  readonly at: Date;
};

/** What a delivery in force bills in all. */
export type ControlTotal = {
  readonly id: string;
  readonly source: string;
  readonly billingAccount: string;
  readonly billingPeriod: string;
  /** The import that brought the revision in force. */
  readonly importId: string;
  readonly rows: number;
  readonly listed: Money;
  /** What of it counted for budgets when it was imported; null: its report does not say. */
  readonly counted: Money | null;
  readonly billed: Money;
};

export type ImportView = {
  readonly id: string;
  readonly source: string | null;
  readonly dryRun: boolean;
  readonly strict: boolean;
  readonly state: ImportState;
  readonly rowsRead: number;
  readonly startedAt: Date;
  readonly finishedAt: Date | null;
  /** Last sign of life of whoever runs it. */
  readonly seenAt: Date;
  readonly by: string;
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly rows: number }[];
  readonly failure: string | null;
  /** Null until finished, or when an older report can no longer be read. */
  readonly report: ImportReport | null;
  /** Revisions of this import that still wait for a person. */
  readonly held: readonly { readonly deliveryId: string; readonly revision: number }[];
};

export type ParkedAccount = {
  readonly accountId: string;
  readonly name: string | null;
  readonly rows: number;
  readonly amount: Money;
  readonly firstChargeAt: Date | null;
};

export const StartImportInput = z.object({
  uploadId: z.uuid(),
  files: z
    .array(z.object({ name: z.string().min(1).max(255), bytes: z.number().int().min(0) }))
    .min(1)
    .max(100),
  source: z
    .string()
    .trim()
    .max(120)
    .regex(NO_ZERO_BYTE)
    .transform((text) => text || null)
    .nullable(),
  dryRun: z.boolean(),
  strict: z.boolean(),
});
export type StartImportInput = z.infer<typeof StartImportInput>;

export type AccountMappingLine = {
  readonly id: string;
  readonly accountId: string;
  readonly accountName: string | null;
  readonly customerId: string;
  readonly customerName: string;
  /** Whether the customer still has a partner here; only then it can be opened. */
  readonly isPresent: boolean;
  /** First GMT+08:00 day; null: from the account's first charge. */
  readonly fromDay: string | null;
  readonly mappedAt: Date;
  readonly by: string;
};

/** Which held revision, and what a person decides about it. */
export const HeldInput = z.object({
  deliveryId: z.uuid(),
  revision: z.coerce.number().int().min(0).max(2_147_483_647),
  decision: z.enum(["accept", "discard"]),
});

/** Several parked accounts given to one customer, named by account name or id. */
export const MapAccountsInput = z.object({
  accountIds: z.array(z.string().min(1).max(500).regex(NO_ZERO_BYTE)).min(1).max(500),
  customer: z.string().trim().min(1).max(128).regex(NO_ZERO_BYTE),
  fromDay: z.union([z.literal("").transform(() => null), z.iso.date()]).default(null),
});
