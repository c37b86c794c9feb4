import { z } from "zod";
import { type BillingMonth, toBillingMonth } from "@/lib/domain/calendar/billing-month";
import { ASSOCIATION_TYPES } from "@/lib/domain/expenditure/dimension";
import { FINALITIES } from "@/lib/domain/expenditure/freshness";
import { CustomerReference, DecimalText, InstantText, text } from "./values";

/** Stands for what has none: nobody's, without a region. */
export const WITHOUT = "none";

const PAGE_MAX = 200;

export const PAGE = {
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(PAGE_MAX)
    .default(50)
    .meta({ description: `1 to ${PAGE_MAX}.` }),
  cursor: z
    .string()
    .max(600)
    .optional()
    .meta({ description: "nextCursor of the page before; same filters, same sort." }),
};

export const NextCursor = z.string().nullable().meta({ description: "Null on the last page." });

/** A calendar month in GMT+08:00. */
export function monthText(description: string) {
  return z
    .string()
    .transform((given, context): BillingMonth => {
      const found = toBillingMonth(given);
      if (found !== null) return found;
      context.addIssue({ code: "custom", message: "must be a month written YYYY-MM", input: given });
      return z.NEVER;
    })
    .meta({ type: "string", description, example: "2026-11" });
}

/** Whose expenditure. */
export const WHOSE = {
  customer: CustomerReference.optional(),
  reseller: z.uuid().optional().meta({ description: "Id of a reseller: its customers only." }),
  accountManager: z
    .union([z.uuid(), z.literal(WITHOUT)])
    .optional()
    .meta({ description: "Id of a member of your company; none: of nobody." }),
  associationType: z.enum(ASSOCIATION_TYPES).optional().meta({
    description: "Whether the customer was the distributor's own or a reseller's then.",
  }),
};

export const Product = text(200).meta({ description: "Name of a service." });
export const Region = text(200).meta({ description: "Id of a region; none: without one." });
export const CustomerPart = text(100).meta({ description: "Part of the name or account name, or an id." });

/** What stands beside every figure of expenditure. */
export const STAMP = {
  currency: z.string().meta({ example: "USD" }),
  zone: z.literal("GMT+08:00").meta({ description: "The calendar that days and months are of." }),
  asOf: InstantText.meta({ description: "The moment these figures are of." }),
  provisionalDays: z
    .int()
    .meta({ description: "Days of the range whose figures may still change with what comes late." }),
  finality: z.enum(FINALITIES).meta({ description: "Whether the distributor has closed the months of the range." }),
  note: z.string().meta({ description: "What the figures are not, in the language of Accept-Language." }),
};

/** Sums at list price, tax excluded. */
export const SUMS = {
  total: DecimalText.meta({ description: "expenditure and refund together." }),
  expenditure: DecimalText,
  refund: DecimalText.meta({ description: "Zero or below." }),
};

export const CustomerName = z.object({ id: z.uuid(), accountName: z.string(), name: z.string() });
