import type { CompanyKind, CompanyState } from "../access/actor";
import type { BudgetType } from "../budget/budget";
import type { AttemptError } from "../connector/attempt";
import type { QuotaKind } from "../delegation/authority";
import type { RequestKind } from "../request/request";
import type { BlockOrigin, FreezeLevel, StoredFreezeOrigin } from "../restriction/freeze";
import type { AlertKind } from "./alert";
import type { BudgetThresholdFacts } from "./notice";

/** What an alert tells, kept as JSON: money as decimal text, instants as ISO text, days GMT+08:00. */
export type AlertFactsOf = {
  readonly "budget-threshold": BudgetThresholdFacts;
  readonly "budget-pace": {
    readonly customer: string;
    readonly type: BudgetType;
    readonly period: string;
    readonly amount: string;
    readonly used: string;
    readonly expectedEnd: string;
    readonly usedUpOn: string | null;
    readonly usedUpEarliest: string | null;
    readonly usedUpLatest: string | null;
  };
  readonly "quota-used": {
    readonly reseller: string;
    readonly quota: QuotaKind;
    readonly threshold: number;
    readonly amount: string;
    readonly used: string;
  };
  readonly "customer-not-started": { readonly customer: string; readonly since: string; readonly hasBudget: boolean };
  readonly "frozen-automatically": {
    readonly customer: string;
    /** Null: pay-per-use is blocked, nothing frozen. */
    readonly level: FreezeLevel | null;
    readonly since: string;
  };
  readonly "cause-gone": {
    readonly customer: string;
    readonly what: "freeze" | "block";
    readonly origin: StoredFreezeOrigin | BlockOrigin;
    readonly since: string;
  };
  readonly "spent-since-freeze": { readonly customer: string; readonly amount: string; readonly since: string };
  readonly "freeze-unconfirmed": {
    readonly customer: string;
    readonly connector: string;
    /** What was ordered; null: the lift. */
    readonly level: FreezeLevel | null;
    readonly since: string;
    /** It did not take effect; otherwise nobody has answered yet. */
    readonly failed: boolean;
    readonly error: AttemptError | null;
  };
  readonly "deletion-due": {
    readonly customer: string;
    readonly count: number;
    readonly name: string;
    readonly cause: "frozen" | "expired";
    readonly dueAt: string;
    /** 7, 3 or 1 before it, 0 from then on. */
    readonly days: number;
  };
  readonly "renewal-at-risk": {
    readonly customer: string;
    readonly resource: string;
    readonly expiresAt: string;
    readonly reasons: readonly string[];
  };
  readonly "renewal-failed": {
    readonly customer: string;
    readonly resource: string;
    readonly graceEndsAt: string;
    readonly reasons: readonly string[];
  };
  readonly "accounts-parked": { readonly accounts: number; readonly rows: number; readonly amount: string };
  readonly "delivery-late": {
    readonly source: string;
    readonly billingAccount: string;
    readonly lastAt: string;
    readonly days: number;
  };
  readonly "delivery-held": {
    readonly source: string;
    readonly billingAccount: string;
    readonly month: string;
    readonly since: string;
  };
  readonly "closed-month-changed": {
    readonly month: string;
    readonly customers: number;
    /** Later minus at the close. */
    readonly difference: string;
  };
  readonly "delegation-ending": { readonly reseller: string; readonly until: string; readonly days: number };
  readonly "request-waiting": {
    readonly request: RequestKind;
    readonly reseller: string;
    /** Null: about the reseller itself. */
    readonly customer: string | null;
    readonly since: string;
  };
  readonly "partner-suspended": {
    readonly company: string;
    readonly companyKind: Exclude<CompanyKind, "customer">;
    readonly state: Exclude<CompanyState, "active">;
    readonly since: string;
  };
};

export type AlertFacts = {
  readonly [Kind in AlertKind]: { readonly kind: Kind; readonly facts: AlertFactsOf[Kind] };
}[AlertKind];
