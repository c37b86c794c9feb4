import { z } from "zod";
import { type BillingDay, toBillingDay } from "@/lib/domain/calendar/billing-month";
import { CHARGING_MODES } from "@/lib/domain/expenditure/charge";
import { EXPENDITURE_DIMENSIONS, type ExpenditureDimension } from "@/lib/domain/expenditure/dimension";
import type { ExpenditureSummaryQuery } from "../expenditure-query";
import {
  CustomerName,
  CustomerPart,
  monthText,
  NextCursor,
  PAGE,
  Product,
  Region,
  STAMP,
  SUMS,
  WHOSE,
} from "./expenditure-values";
import { DecimalText } from "./values";

const DIMENSIONS_MAX = 3;
const SUMMARY_SORTS = ["amount", "name"] as const satisfies readonly ExpenditureSummaryQuery["sort"][];

/** An existing day of the calendar in GMT+08:00. */
const day = z.string().transform((given, context): BillingDay => {
  const found = toBillingDay(given);
  if (found !== null) return found;
  context.addIssue({ code: "custom", message: "must be an existing day written YYYY-MM-DD", input: given });
  return z.NEVER;
});

const dimensions = z.string().transform((given, context): readonly ExpenditureDimension[] => {
  const names = given.split(",").map((name) => name.trim());
  const known = names.flatMap((name) => EXPENDITURE_DIMENSIONS.filter((dimension) => dimension === name));
  if (known.length === names.length && new Set(names).size === names.length && names.length <= DIMENSIONS_MAX) {
    return known;
  }
  const message = `must be 1 to ${DIMENSIONS_MAX} different ones of ${EXPENDITURE_DIMENSIONS.join(", ")}`;
  context.addIssue({ code: "custom", message, input: given });
  return z.NEVER;
});

export const ExpenditureStatisticsFilter = z.strictObject({
  from: day.meta({ type: "string", format: "date", description: "First day, GMT+08:00." }),
  to: day.meta({ type: "string", format: "date", description: "Last day, GMT+08:00." }),
  groupBy: dimensions.default(["month"]).meta({
    type: "string",
    description: `Up to ${DIMENSIONS_MAX} of ${EXPENDITURE_DIMENSIONS.join(", ")}, with commas.`,
  }),
  ...WHOSE,
  product: Product.optional(),
  region: Region.optional(),
  mode: z.enum(CHARGING_MODES).optional(),
});

const LISTED = {
  ...SUMS,
  listCost: DecimalText.meta({ description: "Plain list cost of the same charges, counted or not." }),
  charges: z.int().meta({ description: "How many charges are in it." }),
};

export const ExpenditureStatistics = z
  .object({
    ...STAMP,
    from: z.iso.date(),
    to: z.iso.date(),
    items: z.array(
      z.object({
        group: z.record(z.string(), z.string()).meta({
          description:
            "Value by dimension: customers, resellers and account managers by id; empty where there is none.",
        }),
        ...LISTED,
      }),
    ),
    sum: z.object(LISTED).meta({ description: "Of all items." }),
  })
  .meta({ id: "ExpenditureStatistics" });

export const ExpenditureSummaryFilter = z.strictObject({
  ...PAGE,
  month: monthText("One month, GMT+08:00; left out, the running one.").optional(),
  firstMonth: monthText("First of several months.").optional(),
  lastMonth: monthText("Last of several months.").optional(),
  ...WHOSE,
  search: CustomerPart.optional(),
  only: z.enum(["refunds"]).optional().meta({ description: "Customers with refunds only." }),
  sort: z.enum(SUMMARY_SORTS).default("amount"),
  order: z.enum(["up", "down"]).optional(),
});

const SUMMARY_SUMS = {
  ...SUMS,
  coupons: DecimalText.nullable().meta({
    description: "What coupons paid; null where an account manager narrows it, whose days no coupon knows.",
  }),
  afterCoupons: DecimalText.nullable().meta({ description: "total without what coupons paid." }),
};

export const ExpenditureSummaryPage = z
  .object({
    ...STAMP,
    firstMonth: z.string().meta({ example: "2026-11" }),
    lastMonth: z.string().meta({ example: "2026-11" }),
    items: z.array(
      z.object({
        customer: CustomerName,
        resellers: z
          .array(z.string())
          .meta({ description: "Names of those it was with then; empty: the distributor." }),
        ...SUMMARY_SUMS,
      }),
    ),
    sum: z
      .object({ ...SUMMARY_SUMS, customers: z.int(), withRefunds: z.int() })
      .meta({ description: "Of all customers that match, whatever the page." }),
    nextCursor: NextCursor,
  })
  .meta({ id: "ExpenditureSummaryPage" });
