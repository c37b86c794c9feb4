export const PURCHASE_OPERATIONS = [
  "buy-yearly-monthly",
  "buy-reserved-instance",
  "buy-savings-plan",
  "buy-pay-per-use",
  "buy-spot",
  "renew",
  "change-yearly-monthly",
  "change-pay-per-use",
  "switch-to-yearly-monthly",
  "unsubscribe",
] as const;
export type PurchaseOperation = (typeof PURCHASE_OPERATIONS)[number];

// A table, so that a new operation does not build until it is placed.
const TAKES_MONEY_FIRST: Readonly<Record<PurchaseOperation, boolean>> = {
  "buy-yearly-monthly": true,
  "buy-reserved-instance": true,
  "buy-savings-plan": true,
  "buy-pay-per-use": false,
  "buy-spot": false,
  renew: true,
  "change-yearly-monthly": true,
  "change-pay-per-use": false,
  "switch-to-yearly-monthly": true,
  unsubscribe: false,
};

/** Takes money in advance, so exhaustion and an insufficient budget refuse it (R-7.1, R-7.3, R-7.5, R-7.6, G5). */
export function isPrepaid(operation: PurchaseOperation): boolean {
  return TAKES_MONEY_FIRST[operation];
}

/** Enables pay-per-use or spot: what the pay-per-use block refuses (G4). */
export function isPayPerUseEnabling(operation: PurchaseOperation): boolean {
  return operation === "buy-pay-per-use" || operation === "buy-spot";
}

/** Everything that buys, renews or changes; unsubscribing is always open (§7). */
export function isPurchase(operation: PurchaseOperation): boolean {
  return operation !== "unsubscribe";
}
