import { z } from "zod";
import { parseMoney } from "@/lib/domain/money/money";
import { PURCHASE_OPERATIONS } from "@/lib/domain/purchase/operation";

const DECISIONS_MAX = 1000;

/** Decimal text, at most 12 decimals; never below zero. */
export const purchaseAmount = z
  .string()
  .regex(/^\d{1,15}(\.\d{1,12})?$/, "purchase.amount-malformed")
  .transform((text, context) => {
    const amount = parseMoney(text);
    if (amount !== null) return amount;
    context.addIssue({ code: "custom", message: "purchase.amount-malformed" });
    return z.NEVER;
  });

export const DecisionItem = z.object({
  customerId: z.uuid(),
  operation: z.enum(PURCHASE_OPERATIONS),
  /** List price of the purchase; null or absent: not asked. */
  amount: purchaseAmount.nullish().transform((amount) => amount ?? null),
});
export type DecisionItem = z.infer<typeof DecisionItem>;

/** One item, or up to 1000. */
export const DecisionsInput = z.union([
  z.object({ items: z.array(DecisionItem).min(1).max(DECISIONS_MAX) }),
  DecisionItem.transform((item) => ({ items: [item] })),
]);
export type DecisionsInput = z.infer<typeof DecisionsInput>;
