import { z } from "zod";
import { toBillingDay } from "@/lib/domain/calendar/billing-month";
import { PACE_CERTAINTIES } from "@/lib/domain/forecast/pace";
import { flag, maybe, NO_ZERO_BYTE } from "./fields";

/** How the month will end against the budget. */
export const OUTLOOK_FILTERS = ["will-run-out", "used-up", "lasts", "no-budget"] as const;
export type OutlookFilter = (typeof OUTLOOK_FILTERS)[number];

/** The outlook's address; what is not understood is left out rather than refused. */
export const OutlookQuery = z.object({
  use: maybe(z.enum(OUTLOOK_FILTERS)),
  q: maybe(
    z
      .string()
      .trim()
      .min(1)
      .max(200)
      .regex(/^[^\0]+$/),
  ),
  /** Whether the days that somebody explained are listed instead of the others. */
  days: z.enum(["open", "dismissed"]).catch("open").default("open"),
  after: maybe(z.string().max(600)),
  before: maybe(z.string().max(600)),
});
export type OutlookQuery = z.infer<typeof OutlookQuery>;

export const DismissAnomalyInput = z.object({
  customerId: z.uuid(),
  day: z.string().transform((text, context) => {
    const day = toBillingDay(text);
    if (day !== null) return day;
    context.addIssue({ code: "custom", message: "outlook.day-malformed" });
    return z.NEVER;
  }),
  reason: z.preprocess((value) => value ?? "", z.string().trim().max(4000).regex(NO_ZERO_BYTE)),
});
export type DismissAnomalyInput = z.infer<typeof DismissAnomalyInput>;

const whole = z
  .string()
  .regex(/^\d{1,6}$/, "outlook.not-whole")
  .transform(Number);

export const PaceRuleInput = z.object({
  isOn: z.preprocess((value) => value ?? "", flag),
  fromDay: whole,
  certainty: z.enum(PACE_CERTAINTIES),
  /** The version that was shown. */
  version: whole,
});
export type PaceRuleInput = z.infer<typeof PaceRuleInput>;
