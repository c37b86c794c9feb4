import { type BillingMonth, billingMonthOf } from "../calendar/billing-month";
import type { Permission } from "../delegation/authority";
import { FREEZE_LEVELS, type FreezeCause, type FreezeLevel, goneAtOf } from "./freeze";

/** Why the product itself froze, blocked or lifted; kept in place of a person's reason. */
export const AUTOMATIC_REASONS = [
  "newly-associated",
  "budget-used-up",
  "budget-used-up-again",
  "budget-restored",
] as const;
export type AutomaticReason = (typeof AUTOMATIC_REASONS)[number];

/** Longest message to the customer, in characters. */
export const MESSAGE_MAX = 500;

/** Every version of the agreement there was; what was accepted stays readable under its version. */
export const FREEZE_AGREEMENT_VERSIONS = ["2026-11"] as const;
export type FreezeAgreementVersion = (typeof FREEZE_AGREEMENT_VERSIONS)[number];

/** Version of the agreement that freezing resources asks for now. */
export const FREEZE_AGREEMENT_VERSION: FreezeAgreementVersion = "2026-11";

/**
 * What setting or ending a cause of that level needs (G1): freezing resources is the act of whoever holds
 * `freeze-resources`, though a split grant left `freeze-account` with the other company.
 */
export function permissionsFor(level: FreezeLevel): readonly Permission[] {
  return level === "account" ? ["freeze-account"] : ["freeze-resources"];
}

/** What ending causes of these levels at once needs; for none, and for blocks of pay-per-use, `freeze-account` (G1). */
export function permissionsForLevels(levels: readonly FreezeLevel[]): readonly Permission[] {
  const asked = levels.length > 0 ? levels : (["account"] as const);
  return FREEZE_LEVELS.filter((level) => asked.includes(level)).flatMap(permissionsFor);
}

/** A freeze or block that exhaustion caused, as its budget sees it. */
export type ExhaustionCause = Pick<FreezeCause, "goneAt" | "month">;

export const CAUSE_MOVES = ["stays", "goes", "ends", "returns", "rekeys"] as const;
/**
 * stays: as it is; goes: its cause went, a person may lift it; ends: it went and lifts by itself;
 * returns: gone, but the budget is used up again; rekeys: stands on, now under another month.
 */
export type CauseMove = (typeof CAUSE_MOVES)[number];

/** What becomes of an open budget-exhausted cause at `at` (G6). `month`: null under a one-time budget. */
export function causeMoveOf(
  cause: ExhaustionCause,
  budget: { readonly exhausted: boolean; readonly liftWhenRestored: boolean; readonly month: BillingMonth | null },
  at: Date,
): CauseMove {
  const gone = goneAtOf(cause, at) !== null;
  if (!budget.exhausted) {
    if (budget.liftWhenRestored) return "ends";
    return gone ? "stays" : "goes";
  }
  if (gone) return "returns";
  return cause.month === budget.month ? "stays" : "rekeys";
}

/** The month under which an exhaustion is kept: its end makes a monthly one go (G6). */
export function exhaustionMonthOf(type: "monthly" | "one-time", at: Date): BillingMonth | null {
  return type === "monthly" ? billingMonthOf(at) : null;
}
