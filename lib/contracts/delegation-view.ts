import type { Delegation, Permission, QuotaKind } from "@/lib/domain/delegation/authority";
import type { Pool } from "@/lib/domain/delegation/quota";
import type { Money } from "@/lib/domain/money/money";

/** One pool with what may still be given out of it and what usage alone took beyond it (G2). */
export type PoolFigures = Pool & { readonly available: Money; readonly overAllocated: Money };
export type PoolsView = Readonly<Record<QuotaKind, PoolFigures>>;

/** What a reseller was granted; permissions empty: nothing, or nothing any more. */
export type GrantView = Delegation & {
  /** Start of the unbroken grant; null: nothing is granted. */
  readonly since: Date | null;
  /** 0: there never was one. */
  readonly version: number;
};

export type RecalledCustomer = {
  readonly customer: { readonly id: string; readonly name: string };
  readonly permissions: readonly Permission[];
  readonly reason: string;
  readonly since: Date;
  readonly by: string;
};

/** The delegation to one reseller as it stands. */
export type DelegationView = {
  readonly reseller: { readonly id: string; readonly name: string };
  readonly currency: string;
  readonly grant: GrantView;
  readonly pools: PoolsView;
  readonly recalled: readonly RecalledCustomer[];
  /** Since when its new purchases are stopped, and why; null: they are not. */
  readonly stopped: { readonly since: Date; readonly reason: string | null } | null;
  readonly customers: number;
  readonly asOf: Date;
};

export type DelegationRecord = {
  readonly id: string;
  readonly operation: "granted" | "changed" | "revoked" | "lapsed";
  readonly permissions: readonly Permission[];
  readonly monthlyQuota: Money | null;
  readonly oneTimeQuota: Money | null;
  readonly until: Date | null;
  readonly monthlyTaken: Money;
  readonly oneTimeTaken: Money;
  readonly reason: string | null;
  readonly by: { readonly name: string; readonly company: string; readonly isSystem: boolean };
  readonly at: Date;
};

/** What a revocation would do, in numbers. */
export type RevocationPreview = {
  readonly customers: number;
  readonly budgets: Readonly<Record<QuotaKind, number>>;
  readonly pools: PoolsView;
  readonly recalled: number;
  readonly frozen: number;
  /** Pending requests that end with it, and those that go on waiting for an answer. */
  readonly requests: { readonly superseded: number; readonly pending: number };
};

export type QuotaReseller = {
  readonly id: string;
  readonly name: string;
  readonly permissions: readonly Permission[];
  readonly until: Date | null;
  readonly pools: PoolsView;
  /** Customers with permissions recalled. */
  readonly recalled: number;
};

export type QuotaCustomer = {
  readonly id: string;
  readonly name: string;
  /** Null: it takes nothing of that kind. */
  readonly takes: Readonly<Record<QuotaKind, Omit<Pool, "quota"> | null>>;
  readonly recalled: readonly Permission[];
};

/** Quotas of a distributor's resellers, or of one reseller, as they stand or stood. */
export type QuotaTable = {
  readonly currency: string;
  readonly total: PoolsView;
  readonly resellers: readonly QuotaReseller[];
  /** Of the reseller asked for, or of the actor itself; null: none was asked for. */
  readonly customers: readonly QuotaCustomer[] | null;
  readonly asOf: Date;
};

/** What became of one row of a grant in batch. */
export type GrantRowOutcome<Reason> = {
  readonly resellerId: string;
  readonly name: string;
  readonly reasons: readonly Reason[];
};
