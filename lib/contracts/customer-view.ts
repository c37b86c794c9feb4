import type { BudgetType, ExhaustionAction } from "@/lib/domain/budget/budget";
import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import type { EffectiveStatus } from "@/lib/domain/customer/effective-status";
import type { Authority } from "@/lib/domain/delegation/authority";
import type { Money } from "@/lib/domain/money/money";
import type { BlockOrigin, FreezeLevel, FreezeOrigin, StoredFreezeOrigin } from "@/lib/domain/restriction/freeze";
import type { HoldKind } from "@/lib/domain/restriction/hold";
import type { Page } from "./page";

/** A customer with its budget, usage and restriction at one instant. */
export type CustomerStanding = {
  readonly id: string;
  readonly name: string;
  readonly accountName: string;
  readonly reseller: { readonly id: string; readonly name: string } | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly associatedAt: Date;
  readonly currency: string;
  readonly budget: {
    readonly type: BudgetType;
    readonly amount: Money;
    readonly action: ExhaustionAction;
    readonly liftWhenRestored: boolean;
    readonly version: number;
    readonly countsFrom: BillingMonth | null;
  } | null;
  /** Of the budget's period; without a budget of the running month. The stored sum may be negative. */
  readonly counted: Money;
  readonly reserved: Money;
  /** Expenditure of the running month, list price. */
  readonly spent: Money;
  readonly freezeLevel: FreezeLevel | null;
  /** Of open causes, partner-suspended included. */
  readonly freezeOrigins: readonly FreezeOrigin[];
  /** Whether an open cause's reason is gone and only waits to be lifted (G6). */
  readonly causeGone: boolean;
  readonly blockOrigins: readonly BlockOrigin[];
  /** Freezing its resources needs a second person (G8). */
  readonly isProtected: boolean;
  readonly status: EffectiveStatus;
};

export type OpenCause = {
  readonly origin: StoredFreezeOrigin;
  readonly level: FreezeLevel;
  readonly reason: string;
  readonly messageToCustomer: string | null;
  readonly since: Date;
  readonly by: string;
  /** When what caused it went; null while it stands (G6). */
  readonly goneAt: Date | null;
  /** 15 days after resources were frozen; null when nothing is due, or deletion is held (G8). */
  readonly deletionDueAt: Date | null;
  /** Who accepted which agreement on freezing resources, and when; null when not asked. */
  readonly agreement: { readonly version: string; readonly by: string; readonly at: Date } | null;
  /** Who confirmed it as the second person; null: nobody was asked. */
  readonly secondPerson: string | null;
};

export type OpenBlock = {
  readonly origin: BlockOrigin;
  readonly reason: string;
  readonly since: Date;
  readonly by: string;
  readonly goneAt: Date | null;
};

/** What keeps resources from being deleted, or one person from freezing them. */
export type StandingMark = {
  readonly reason: string;
  readonly since: Date;
  readonly by: string;
  readonly company: string;
};
export type DeletionHold = StandingMark & { readonly kind: HoldKind };

export type CustomerDetails = CustomerStanding & {
  /** Null: not protected. */
  readonly protection: StandingMark | null;
  /** Open deletion holds, the oldest first. */
  readonly holds: readonly DeletionHold[];
  readonly causes: readonly OpenCause[];
  readonly blocks: readonly OpenBlock[];
  readonly authority: Authority;
  /** When what the reseller holds lapses; null: it does not, or it holds nothing. */
  readonly authorityUntil: Date | null;
  readonly accounts: readonly { readonly accountId: string; readonly name: string | null }[];
};

export type BudgetRecord = {
  readonly id: string;
  readonly changeId: string;
  readonly operation: "set" | "deleted";
  readonly type: BudgetType;
  readonly amount: Money;
  readonly action: ExhaustionAction;
  readonly liftWhenRestored: boolean;
  /** Used and reserved when it was set. */
  readonly used: Money;
  readonly by: { readonly name: string; readonly company: string; readonly accountName: string };
  readonly at: Date;
};

export const CUSTOMER_EVENTS = [
  "budget-set",
  "budget-deleted",
  "frozen",
  "lifted",
  "cause-gone",
  "pay-per-use-blocked",
  "pay-per-use-allowed",
  "alerted",
  "associated",
] as const;
export type CustomerEventKind = (typeof CUSTOMER_EVENTS)[number];

export type CustomerEvent = {
  readonly id: string;
  readonly kind: CustomerEventKind;
  readonly at: Date;
  /** Null: the product itself noticed it. */
  readonly by: { readonly name: string; readonly company: string; readonly isSystem: boolean } | null;
  /** Origin of a freeze or block, type of a budget, reseller's name of an association; null: none. */
  readonly about: string | null;
  /** Level of a freeze; action of a budget. */
  readonly detail: string | null;
  /** Decimal text: a budget's amount, an alert's budget. */
  readonly amount: string | null;
  /** Threshold of an alert in percent. */
  readonly threshold: number | null;
  readonly reason: string | null;
  readonly messageToCustomer: string | null;
};

export type CustomerReseller = { readonly id: string; readonly name: string };

export type CustomerPage = Page<CustomerStanding> & {
  /** Who holds what over each of the rows. */
  readonly authorities: ReadonlyMap<string, Authority>;
  /** Of the customers that match, whatever the page. */
  readonly counts: {
    readonly matched: number;
    readonly usedUp: number;
    readonly at90: number;
    readonly frozen: number;
  };
};
