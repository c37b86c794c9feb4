import type { PurchaseReason } from "@/lib/domain/purchase/eligibility";
import type { PurchaseOperation } from "@/lib/domain/purchase/operation";
import { purchaseTitleWords } from "./purchase-reason";

type OperationReasons = {
  readonly operation: PurchaseOperation;
  /** None when it is open. */
  readonly reasons: readonly PurchaseReason[];
};

const GROUPS = {
  prepaid: ["buy-yearly-monthly", "buy-reserved-instance", "buy-savings-plan"],
  "pay-per-use": ["buy-pay-per-use", "buy-spot"],
  existing: ["renew", "change-yearly-monthly", "change-pay-per-use", "switch-to-yearly-monthly", "unsubscribe"],
} as const satisfies Record<string, readonly PurchaseOperation[]>;

/** The verdicts in the groups a customer thinks in, reasons by their names. */
export function groupsOf(verdicts: readonly OperationReasons[]) {
  const keys = ["prepaid", "pay-per-use", "existing"] as const;
  return keys.map((key) => {
    const wanted: readonly PurchaseOperation[] = GROUPS[key];
    return {
      key,
      verdicts: verdicts
        .filter(({ operation }) => wanted.includes(operation))
        .map(({ operation, reasons }) => ({
          operation,
          reasons: reasons.map(({ code }) => purchaseTitleWords(code)),
        })),
    };
  });
}
