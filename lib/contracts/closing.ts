import { z } from "zod";
import { type BillingMonth, toBillingMonth } from "@/lib/domain/calendar/billing-month";
import type { ClosingConsequence, ClosingReason } from "@/lib/domain/closing/decide-closing";
import type { MonthState } from "@/lib/domain/closing/month-state";
import type { ClosedChangeCause } from "@/lib/domain/expenditure/closed-change";
import type { Money } from "@/lib/domain/money/money";
import type { FormState } from "./form-state";

const billingMonth = z.string().transform((text, context) => {
  const month = toBillingMonth(text);
  if (month === null) context.addIssue({ code: "custom", message: "closing.not-a-month" });
  return month ?? z.NEVER;
});

export const CloseMonthInput = z.object({
  month: billingMonth,
  /** That what is still to come was read. */
  confirmed: z.literal("on").optional().transform(Boolean),
});
export type CloseMonthInput = z.infer<typeof CloseMonthInput>;

export type ClosingState = FormState<ClosingReason, ClosingConsequence>;
/** What the command answers. */
export type ClosingAnswer = Extract<ClosingState, { status: "saved" | "confirm" | "refused" }>;

export type MonthLine = {
  readonly month: BillingMonth;
  readonly state: MonthState;
  /** Null: open. */
  readonly closed: { readonly at: Date; readonly by: string } | null;
  /** Expenditure, list price. */
  readonly spent: Money;
  /** What of it counts for budgets. */
  readonly counted: Money;
  /** What moved it since it was closed. */
  readonly changes: MonthChanges;
};

export type MonthChanges = { readonly count: number; readonly spent: Money; readonly counted: Money };

export type MonthsView = {
  readonly asOf: Date;
  /** Newest first, back to the first of which anything is known, 36 at most. */
  readonly months: readonly MonthLine[];
  /** The one to be closed next: the earliest open one with figures; null: none. */
  readonly next: { readonly month: BillingMonth; readonly state: MonthState } | null;
};

export type ClosedChange = {
  readonly at: Date;
  readonly associationId: string;
  readonly customerId: string;
  readonly customerName: string;
  /** Whether the reader can open the customer: it is still with it. */
  readonly isPresent: boolean;
  readonly cause: ClosedChangeCause;
  /** The import that brought the delivery; null unless the cause is a delivery. */
  readonly importId: string | null;
  readonly spent: Money;
  readonly counted: Money;
};

/** Where a page of changes stands, as the address says it. */
export const ChangesPlace = z.object({
  after: z.string().max(400).nullable().catch(null),
  before: z.string().max(400).nullable().catch(null),
});
