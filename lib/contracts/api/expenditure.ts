import { z } from "zod";
import { type BillingDay, toBillingDay } from "@/lib/domain/calendar/billing-month";
import { CHARGING_MODES } from "@/lib/domain/expenditure/charge";
import {
  ASSOCIATION_TYPES,
  EXPENDITURE_DIMENSIONS,
  type ExpenditureDimension,
} from "@/lib/domain/expenditure/dimension";
import { FINALITIES } from "@/lib/domain/expenditure/freshness";
import { CustomerReference, DecimalText, InstantText, text } from "./values";

const DIMENSIONS_MAX = 3;

const isKept = (value: string) => !value.includes("\u0000") && value.isWellFormed();
const plainText = (max: number) => z.string().max(max).refine(isKept, "may contain neither NUL nor broken characters");

/** An existing day of the calendar in GMT+08:00. */
const day = z.string().transform((given, context): BillingDay => {
  const found = toBillingDay(given);
  if (found !== null) return found;
  context.addIssue({ code: "custom", message: "must be an existing day written YYYY-MM-DD", input: given });
  return z.NEVER;
});

const dimensions = z.string().transform((given, context): readonly ExpenditureDimension[] => {
  const names = given.split(",").map((name) => name.trim());
  const known = EXPENDITURE_DIMENSIONS.filter((dimension) => names.includes(dimension));
  if (known.length === names.length && names.length <= DIMENSIONS_MAX) {
    return names.map((name) => known.find((dimension) => dimension === name) ?? "month");
  }
  const message = `must be 1 to ${DIMENSIONS_MAX} different ones of ${EXPENDITURE_DIMENSIONS.join(", ")}`;
  context.addIssue({ code: "custom", message, input: given });
  return z.NEVER;
});

/** What every expenditure of the API can be narrowed to. */
export const EXPENDITURE_NARROWING = {
  customer: CustomerReference.optional(),
  reseller: z.uuid().optional().meta({ description: "Id of a reseller: its customers only." }),
  accountManager: z
    .union([z.uuid(), z.literal("")])
    .optional()
    .meta({ description: "Id of a member of your company; empty: of nobody." }),
  associationType: z.enum(ASSOCIATION_TYPES).optional().meta({
    description: "Whether the customer was the distributor's own or a reseller's then.",
  }),
  product: text(200).optional().meta({ description: "Name of a service." }),
  region: plainText(200).optional().meta({ description: "Empty: without a region." }),
  mode: z.enum(CHARGING_MODES).optional(),
};

export const ExpenditureStatisticsFilter = z.strictObject({
  from: day.meta({ type: "string", format: "date", description: "First day, GMT+08:00." }),
  to: day.meta({ type: "string", format: "date", description: "Last day, GMT+08:00." }),
  groupBy: dimensions.default(["month"]).meta({
    type: "string",
    description: `Up to ${DIMENSIONS_MAX} of ${EXPENDITURE_DIMENSIONS.join(", ")}, with commas.`,
  }),
  ...EXPENDITURE_NARROWING,
});
export type ExpenditureStatisticsFilter = z.infer<typeof ExpenditureStatisticsFilter>;

/** What stands beside every figure of expenditure. */
export const EXPENDITURE_STAMP = {
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
export const EXPENDITURE_SUMS = {
  total: DecimalText.meta({ description: "expenditure and refund together." }),
  expenditure: DecimalText,
  refund: DecimalText.meta({ description: "Zero or below." }),
  listCost: DecimalText.meta({ description: "Plain list cost of the same charges, counted or not." }),
  charges: z.int().meta({ description: "How many charges are in it." }),
};

export const ExpenditureStatistics = z
  .object({
    ...EXPENDITURE_STAMP,
    from: z.iso.date(),
    to: z.iso.date(),
    items: z.array(
      z.object({
        group: z.record(z.string(), z.string()).meta({
          description:
            "Value by dimension: customers, resellers and account managers by id; empty where there is none.",
        }),
        ...EXPENDITURE_SUMS,
      }),
    ),
    sum: z.object(EXPENDITURE_SUMS).meta({ description: "Of all items." }),
  })
  .meta({ id: "ExpenditureStatistics" });
