import type { CreditInput } from "@/lib/contracts/credit";
import { money } from "../budget/governance.fixture";

/** A credit of 100 of which so much is due, as of the beginning of 2026. */
export function standing(due: string, asOf = new Date("2026-01-01T00:00:00Z")): CreditInput {
  const zero = money("0");
  return { asOf, quota: money("100"), balance: zero, coupons: zero, due: money(due), unbilled: zero };
}
