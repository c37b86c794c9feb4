import { z } from "zod";
import { BUDGET_TYPES, EXHAUSTION_ACTIONS } from "@/lib/domain/budget/budget";
import { STORED_FREEZE_ORIGINS } from "@/lib/domain/restriction/freeze";
import { DecimalInput, DecimalText, InstantText, text } from "./values";

export const BudgetChange = z
  .strictObject({
    type: z.enum(BUDGET_TYPES).optional(),
    amount: DecimalInput.optional().meta({
      description: "Over 0, at most 2147483647, at most two decimals. Replaces the earlier amount.",
    }),
    action: z.enum(EXHAUSTION_ACTIONS).optional().meta({ description: "What runs when the budget is used up." }),
    liftWhenRestored: z.boolean().optional(),
    lift: z
      .array(z.enum(STORED_FREEZE_ORIGINS))
      .max(STORED_FREEZE_ORIGINS.length)
      .default([])
      .meta({ description: "Freeze causes that this setting ends." }),
    reason: text(256).nullable().default(null),
    confirmed: z
      .boolean()
      .default(false)
      .meta({ description: "Send true after having read the consequences of a 409 confirmation-needed." }),
    version: z
      .int()
      .min(0)
      .max(2_147_483_647)
      .optional()
      .meta({ description: "The version that was read, 0 when there was no budget; or send If-Match." }),
  })
  .meta({ id: "BudgetChange", description: "A field left out stays as it is." });

export const BudgetState = z
  .object({
    customerId: z.string(),
    version: z.int().meta({ description: "0 while there is no budget." }),
    budget: z
      .object({
        type: z.enum(BUDGET_TYPES),
        amount: DecimalText,
        used: DecimalText,
        remaining: DecimalText,
        reserved: DecimalText,
        currency: z.string(),
        action: z.enum(EXHAUSTION_ACTIONS),
        liftWhenRestored: z.boolean(),
        countsFrom: z.string().nullable().meta({ description: "First month a one-time budget counts, GMT+08:00." }),
        restoresAt: InstantText.nullable().meta({ description: "When a monthly budget starts again." }),
      })
      .nullable(),
    asOf: InstantText,
  })
  .meta({ id: "BudgetState" });
