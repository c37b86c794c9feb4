import type { CreditFigures } from "@/lib/domain/credit/credit";

/** Columns of a file of credit records; also what its template holds. */
export const CREDIT_COLUMNS = ["as_of", "quota", "balance", "coupons", "due", "unbilled"] as const;

/** What the provider calls the same (its query of the consumption quota). */
export const VENDOR_COLUMNS: Readonly<Record<keyof CreditFigures, string>> = {
  quota: "consumption_quota",
  balance: "amount",
  coupons: "coupon_amount",
  due: "due_amount",
  unbilled: "unbilled_amount",
};

export const CREDIT_ROWS_MAX = 1000;
