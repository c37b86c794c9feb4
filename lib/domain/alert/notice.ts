import type { BudgetType, ExhaustionAction } from "../budget/budget";
import type { AutomaticReason } from "../restriction/cause";
import type { BlockOrigin, FreezeLevel, StoredFreezeOrigin } from "../restriction/freeze";

/** What a company is told in the product; the words are made when it is read. */
export const NOTICE_KINDS = [
  "budget-threshold",
  "frozen",
  "freeze-lifted",
  "pay-per-use-blocked",
  "pay-per-use-allowed",
] as const;

/** Money as decimal text, instants as ISO text: a notice is kept as JSON. */
export type BudgetThresholdFacts = {
  readonly customer: string;
  readonly threshold: number;
  readonly type: BudgetType;
  readonly period: string;
  readonly amount: string;
  readonly used: string;
  /** What ran by itself; null: nothing did. */
  readonly action: Exclude<ExhaustionAction, "alert-only"> | null;
};

export type FreezeNoticeFacts = {
  readonly customer: string;
  readonly origins: readonly StoredFreezeOrigin[];
  /** Level in force after it; null: not frozen any more. */
  readonly level: FreezeLevel | null;
  /** Inner reason, partners only; null: none, or not for the reader. */
  readonly reason: string | null;
  readonly automatic: AutomaticReason | null;
  readonly messageToCustomer: string | null;
};

export type BlockNoticeFacts = Omit<FreezeNoticeFacts, "origins" | "level"> & {
  readonly origins: readonly BlockOrigin[];
  /** Still blocked by another cause. */
  readonly blocked: boolean;
};

export type Notice =
  | { readonly kind: "budget-threshold"; readonly facts: BudgetThresholdFacts }
  | { readonly kind: "frozen" | "freeze-lifted"; readonly facts: FreezeNoticeFacts }
  | { readonly kind: "pay-per-use-blocked" | "pay-per-use-allowed"; readonly facts: BlockNoticeFacts };

/** The same notice without what a customer never reads (R-7: the inner reason). */
export function forCustomer(notice: Notice): Notice {
  switch (notice.kind) {
    case "budget-threshold":
      return notice;
    case "frozen":
    case "freeze-lifted":
      return { kind: notice.kind, facts: { ...notice.facts, reason: null } };
    case "pay-per-use-blocked":
    case "pay-per-use-allowed":
      return { kind: notice.kind, facts: { ...notice.facts, reason: null } };
  }
}

/** Alerts at 90 and above and every restriction ignore quiet hours (G17). */
export function ignoresQuietHours(notice: Notice): boolean {
  return notice.kind !== "budget-threshold" || notice.facts.threshold >= 90;
}
