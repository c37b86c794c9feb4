import { z } from "zod";
import type { SuspendedReason } from "@/lib/domain/access/suspension";
import { DELIVERY_OUTCOMES } from "@/lib/domain/delivery/delivery";

/** Exact decimal text without trailing zeros. */
const decimal = z.string().regex(/^-?\d+(\.\d*[1-9])?$/);
const billingMonth = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const sumsByMonth = z.record(billingMonth, decimal);

const FILE_PROBLEMS = ["file.missing-columns", "file.unreadable", "file.empty"] as const;

/** Why a file could not be read at all. */
export const FileProblem = z.object({
  file: z.string(),
  code: z.enum(FILE_PROBLEMS),
  /** Every mandatory column it lacks. */
  columns: z.array(z.string()).readonly(),
});
export type FileProblem = z.infer<typeof FileProblem>;

/** What the command line prints with --json. */
export const ImportSummary = z.object({
  deliveries: z.array(
    z.object({
      /** Null: the delivery is not kept, since nothing of this import was. */
      id: z.string().nullable(),
      source: z.string(),
      billingAccount: z.string(),
      billingPeriod: billingMonth,
      status: z.enum(DELIVERY_OUTCOMES),
    }),
  ),
  rows: z.int(),
  taken: z.int(),
  parked: z.int(),
  refused: z.int(),
  /** Nothing moved. */
  unchanged: z.boolean(),
  /** What counts towards budgets (G10), over rows taken or parked, by month (G9). */
  counted: sumsByMonth,
  /** Plain list cost of the same rows. */
  listed: sumsByMonth,
});
export type ImportSummary = z.infer<typeof ImportSummary>;

/** Why a delivery waits for a person; amounts are list cost of its whole period. */
const HoldReason = z.discriminatedUnion("code", [
  z.object({ code: z.literal("delivery.drops-account"), accounts: z.array(z.string()) }),
  z.object({ code: z.literal("delivery.lowers-sum"), former: decimal, next: decimal }),
]);
export type ReportedHold = z.infer<typeof HoldReason>;

/** What a delivery changed for one customer in one month: what of it counts, before and after. */
export const DeliveryDifference = z.object({
  /** Null: parked, of no customer. */
  customerId: z.string().nullable(),
  customerName: z.string().nullable(),
  month: billingMonth,
  former: decimal,
  next: decimal,
  change: decimal,
  /** The month is closed, so the change must be told (G14). */
  isClosed: z.boolean(),
});
export type DeliveryDifference = z.infer<typeof DeliveryDifference>;

export const ReportedDelivery = ImportSummary.shape.deliveries.element.extend({
  /** The revision that holds these rows; null: none is kept. */
  revision: z.int().nullable(),
  /** The revision in force before. */
  formerRevision: z.int().nullable(),
  rows: z.int(),
  listed: decimal,
  /** What of it counts for budgets (G10); null: an older report, which did not say. */
  counted: decimal.nullable().default(null),
  /** Sum of billed cost, to be compared with the provider's invoice. */
  billed: decimal,
  hold: z.array(HoldReason),
  differences: z.array(DeliveryDifference),
});
export type ReportedDelivery = z.infer<typeof ReportedDelivery>;

export const ImportReport = ImportSummary.extend({
  deliveries: z.array(ReportedDelivery),
  problems: z.array(FileProblem),
  dryRun: z.boolean(),
  strict: z.boolean(),
  billed: decimal,
  accounts: z.array(
    z.object({
      accountId: z.string(),
      name: z.string().nullable(),
      customerId: z.string().nullable(),
      customerName: z.string().nullable(),
      rows: z.int(),
      listed: decimal,
      counted: decimal,
      billed: decimal,
      /** Rows with list cost 0 and billed cost not 0, and what they billed (G10). */
      unlistedRows: z.int(),
      unlistedBilled: decimal,
    }),
  ),
  /** Rows whose list cost was rounded at the door, and what that added in total. */
  rounding: z.object({ rows: z.int(), difference: z.string() }),
  /** Net change of each customer's counted usage: of the running month and of all others. */
  moves: z.array(z.object({ customerId: z.string(), customerName: z.string(), earlier: decimal, running: decimal })),
  /** What usage answered to it: alerts and acts, a customer each. */
  answers: z.array(z.record(z.string(), z.unknown())),
});
export type ImportReport = z.infer<typeof ImportReport>;

/** The part of a report the command line promises. */
export function summaryOf(report: ImportReport): ImportSummary {
  return ImportSummary.parse(report);
}

export type DeliveryReason =
  | SuspendedReason
  /** There is no such held revision (any more): decided by another person, or replaced by a newer delivery. */
  | { readonly code: "delivery.not-held" };
