import type { Money } from "@/lib/domain/money/money";
import type { CustomerStanding } from "./customer-view";

export type HomeCounts = {
  readonly customers: number;
  readonly usedUp: number;
  readonly at90: number;
  readonly at75: number;
  /** Expected to use up their budget before the month ends, with an open alert. */
  readonly runsOut: number;
  /** Frozen since their association, and the viewer's to start: it holds set-budget or freeze-account. */
  readonly newlyFrozen: number;
  readonly causeGone: number;
  /** A freeze or lift did not take effect at a connector (G7). */
  readonly placeFailed: number;
  readonly frozen: number;
};

export type Home = {
  readonly currency: string;
  readonly counts: HomeCounts;
  /** Null where the viewer does not decide on deliveries and accounts. */
  readonly parked: { readonly accounts: number; readonly rows: number; readonly amount: Money } | null;
  readonly held: number | null;
  /** Own customers without an account manager; null where the viewer assigns none. */
  readonly orphans: number | null;
  /** E-mails that wait because there is no mail server; null where there is one, and for all but administrators. */
  readonly unsentMails: number | null;
  /** Quotas used to 90 % or more. */
  readonly tightQuotas: number;
  /** Sum of the monthly budgets in force. */
  readonly monthlyBudget: Money;
  readonly top: readonly CustomerStanding[];
};
