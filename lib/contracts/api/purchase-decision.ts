import { z } from "zod";
import { BUDGET_TYPES } from "@/lib/domain/budget/budget";
import { PURCHASE_REASON_CODES } from "@/lib/domain/purchase/eligibility";
import { PURCHASE_OPERATIONS } from "@/lib/domain/purchase/operation";
import { CustomerReference, DecimalInput, DecimalText, InstantText } from "./values";

const DECISIONS_MAX = 1000;

export const PurchaseQuestion = z
  .strictObject({
    customerId: CustomerReference,
    operation: z.enum(PURCHASE_OPERATIONS),
    amount: DecimalInput.optional().meta({
      description:
        "List price of this purchase, renewal or change. Without it only the state of the budget is asked. Below zero only for changes: the difference to the present price.",
    }),
  })
  .refine(({ operation, amount }) => amount === undefined || amount >= 0n || operation.startsWith("change-"), {
    path: ["amount"],
    error: "may be below zero only for a change",
  })
  .meta({ id: "PurchaseQuestion" });

export const PurchaseQuestions = z
  .strictObject({ items: z.array(PurchaseQuestion).min(1).max(DECISIONS_MAX) })
  .meta({ id: "PurchaseQuestions" });

const DecisionReason = z
  .object({
    code: z.enum(PURCHASE_REASON_CODES),
    facts: z.record(z.string(), z.unknown()).meta({
      description: "Amounts as decimal text, instants as ISO 8601.",
      example: { used: "1000", budget: "1000" },
    }),
    liftedBy: z
      .enum(["operator", "distributor", "reseller"])
      .meta({ description: "Who can make this reason go; operator runs the installation." }),
  })
  .meta({ id: "DecisionReason" });

export const PurchaseDecision = z
  .object({
    allowed: z.boolean(),
    reasons: z.array(DecisionReason).meta({ description: "Every reason, never just the first; empty when allowed." }),
    budget: z
      .object({
        type: z.enum(BUDGET_TYPES),
        amount: DecimalText,
        used: DecimalText.meta({ description: "What counts as used, reserved amounts included." }),
        remaining: DecimalText.meta({ description: "Below zero when overspent." }),
        currency: z.string().meta({ example: "USD" }),
      })
      .nullable(),
    asOf: InstantText,
  })
  .meta({ id: "PurchaseDecision" });

const DecisionError = z
  .object({ error: z.object({ code: z.literal("customer-not-found"), status: z.literal(404), detail: z.string() }) })
  .meta({ id: "DecisionError" });

export const PurchaseDecisions = z
  .object({ items: z.array(z.union([PurchaseDecision, DecisionError])).meta({ description: "In the order asked." }) })
  .meta({ id: "PurchaseDecisions" });
