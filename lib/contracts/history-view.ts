import type { BudgetType, ExhaustionAction } from "@/lib/domain/budget/budget";
import type { BillingMonth } from "@/lib/domain/calendar/billing-month";
import type { UsedUpCredits } from "@/lib/domain/credit/credit";
import type { Decision } from "@/lib/domain/decision";
import type { Authority, Permission } from "@/lib/domain/delegation/authority";
import type { Money } from "@/lib/domain/money/money";
import type { PurchaseReason } from "@/lib/domain/purchase/eligibility";
import type { PurchaseOperation } from "@/lib/domain/purchase/operation";
import type { BlockOrigin, FreezeLevel, StoredFreezeOrigin } from "@/lib/domain/restriction/freeze";

import type { Suspension } from "./suspension";

/** Who did it, as known when it was done. */
export type ThenActor = { readonly name: string; readonly company: string; readonly isSystem: boolean };

export type BudgetThen = {
  readonly type: BudgetType;
  readonly amount: Money;
  readonly action: ExhaustionAction;
  readonly liftWhenRestored: boolean;
  /** First month a one-time budget counted; null for a monthly one. */
  readonly countsFrom: BillingMonth | null;
  readonly setAt: Date;
  readonly by: ThenActor;
  /** The setting in the operation log. */
  readonly changeId: string;
};

type CauseThen = {
  readonly id: string;
  readonly reason: string;
  readonly messageToCustomer: string | null;
  readonly since: Date;
  readonly by: ThenActor;
  readonly changeId: string;
  readonly month: BillingMonth | null;
  /** When what caused it had gone; null: it had not. */
  readonly goneAt: Date | null;
};
export type FreezeThen = CauseThen & {
  readonly origin: StoredFreezeOrigin;
  readonly level: FreezeLevel;
  readonly agreementVersion: string | null;
  /** Who accepted the agreement, and when; null: it was not asked. */
  readonly agreed: { readonly by: ThenActor; readonly at: Date } | null;
  /** Who confirmed it as the second person; null: nobody was asked. */
  readonly secondPerson: ThenActor | null;
};
export type BlockThen = CauseThen & { readonly origin: BlockOrigin };

export type DeliveryThen = {
  readonly id: string;
  readonly source: string;
  readonly billingAccount: string;
  readonly billingPeriod: BillingMonth;
  readonly revision: number;
  /** When that revision came into force. */
  readonly asOf: Date;
  /** Its latest charge day, GMT+08:00. */
  readonly lastDay: string;
};

export type VerdictThen = { readonly operation: PurchaseOperation; readonly decision: Decision<PurchaseReason> };

/** A customer as it stood at one past instant. */
export type CustomerThen = {
  readonly id: string;
  readonly name: string;
  readonly accountName: string;
  readonly at: Date;
  readonly month: BillingMonth;
  readonly currency: string;
  /** Null: it had no partner then. */
  readonly association: {
    /** Null: with the distributor itself. */
    readonly reseller: { readonly id: string; readonly name: string } | null;
    readonly since: Date;
  } | null;
  readonly budget: BudgetThen | null;
  /** Of the budget's period, without a budget of the running month; the stored sum may be negative. */
  readonly used: Money;
  /** Expenditure of the month, list price. */
  readonly spent: Money;
  /** The minute in which usage last moved by then; null: it had not. */
  readonly movedAt: Date | null;
  readonly freezes: readonly FreezeThen[];
  readonly blocks: readonly BlockThen[];
  /** Since when deletion was held; null: it was not. */
  readonly deletionHeldSince: Date | null;
  readonly authority: Authority;
  /** When what the reseller held was to lapse; null: it was not, or it held nothing. */
  readonly authorityUntil: Date | null;
  readonly recall: {
    readonly permissions: readonly Permission[];
    readonly reason: string;
    readonly since: Date;
  } | null;
  /** Since when and why the reseller's purchases were stopped; null: they were not. */
  readonly stop: { readonly since: Date; readonly reason: string | null } | null;
  /** Companies above that were suspended then. */
  readonly suspended: readonly Pick<Suspension, "companyKind" | "state">[];
  /** Companies above that heeded their own credit, known to be used up then. */
  readonly usedUpCredits: UsedUpCredits;
  readonly deliveries: readonly DeliveryThen[];
  readonly verdicts: readonly VerdictThen[];
};
