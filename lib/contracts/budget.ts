import { z } from "zod";
import { BUDGET_TYPES, EXHAUSTION_ACTIONS, isBudgetAmount } from "@/lib/domain/budget/budget";
import type { BudgetReason } from "@/lib/domain/budget/budget-reasons";
import type { BudgetConsequence } from "@/lib/domain/budget/decide-budget";
import type { NonEmpty } from "@/lib/domain/decision";
import { parseMoney } from "@/lib/domain/money/money";
import { STORED_FREEZE_ORIGINS } from "@/lib/domain/restriction/freeze";
import { blankAsAbsent, flag, listed, optionalText } from "./fields";

/** What setting one budget answers. */
export type BudgetAnswer =
  | { readonly status: "saved" }
  | { readonly status: "confirm"; readonly consequences: NonEmpty<BudgetConsequence> }
  | { readonly status: "refused"; readonly reasons: NonEmpty<BudgetReason> };

// Not z.coerce.bigint(): BigInt("") is 0n, and a blank field must not become a budget of zero.
export const budgetAmount = z
  .string()
  .trim()
  .regex(/^\d{1,10}(\.\d{1,2})?$/, "budget.amount-malformed")
  .transform((text, context) => {
    const amount = parseMoney(text);
    if (amount !== null && isBudgetAmount(amount)) return amount;
    context.addIssue({ code: "custom", message: "budget.amount-out-of-range" });
    return z.NEVER;
  });

/** Whole percent, -99 to 1000 and not 0. */
const percentMore = z
  .union([
    z.number(),
    z
      .string()
      .trim()
      .regex(/^[+-]?\d{1,4}$/, "budget.percent-malformed")
      .transform(Number),
  ])
  .refine((percent) => Number.isInteger(percent) && percent >= -99 && percent <= 1000 && percent !== 0, {
    message: "budget.percent-out-of-range",
  });

/** From a form (a blank field leaves as it is) or as JSON. */
export const SetBudgetInput = z
  .object({
    customerId: z.uuid(),
    /** The version shown; 0: there was no budget. */
    version: z.coerce.number().int().min(0).max(2_147_483_647),
    type: blankAsAbsent(z.enum(BUDGET_TYPES)),
    amount: blankAsAbsent(budgetAmount),
    percentMore: blankAsAbsent(percentMore),
    action: blankAsAbsent(z.enum(EXHAUSTION_ACTIONS)),
    liftWhenRestored: blankAsAbsent(flag),
    lift: listed(z.enum(STORED_FREEZE_ORIGINS)),
    // A form may ask for it where it lifts and where it recalls.
    reason: z.preprocess((value) => (Array.isArray(value) ? value.join(" ") : value), optionalText),
    confirmed: flag.default(false),
    /** Takes back from the reseller what the setting needs, for this customer and for the reason given. */
    recall: flag.optional(),
  })
  .refine(({ amount, percentMore: percent }) => amount === undefined || percent === undefined, {
    path: ["percentMore"],
    message: "budget.amount-and-percent",
  });
export type SetBudgetInput = z.infer<typeof SetBudgetInput>;

/** The same from a program that was shown nothing, and may lift whatever account freeze is open. */
export type BudgetWishInput = Omit<SetBudgetInput, "version" | "lift"> & {
  readonly version: number | null;
  readonly lift: SetBudgetInput["lift"] | "account-freeze";
};

export const BATCH_MAX = 1000;

const SetBudgetsInput = z.object({
  rows: z.array(SetBudgetInput).min(1).max(BATCH_MAX),
  dryRun: flag.default(false),
});
type SetBudgetsInput = z.infer<typeof SetBudgetsInput>;
