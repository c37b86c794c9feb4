import { type Decision, decide, REASON_MAX, type Rule } from "../decision";
import { type Money, minus, ZERO } from "../money/money";
import { type Delegation, type Holder, isInForce, type Permission, QUOTA_KINDS, type QuotaKind } from "./authority";
import { isQuotaAmount, QUOTA_MAX, quotaOf } from "./quota";

export type DelegationReason =
  /** No such reseller, or none of this distributor's. */
  | { readonly code: "delegation.reseller-unknown" }
  | { readonly code: "delegation.customer-unknown" }
  | { readonly code: "delegation.company-suspended"; readonly companies: readonly Holder[] }
  | { readonly code: "delegation.stale"; readonly current: Delegation | null }
  | { readonly code: "delegation.nothing-granted" }
  | { readonly code: "delegation.needs-freeze-account" }
  | { readonly code: "delegation.quota-missing" }
  | { readonly code: "delegation.quota-without-permission" }
  | { readonly code: "delegation.quota-out-of-range"; readonly kind: QuotaKind; readonly max: Money }
  | {
      readonly code: "delegation.quota-below-taken";
      readonly kind: QuotaKind;
      readonly quota: Money;
      readonly taken: Money;
      readonly shortfall: Money;
    }
  | { readonly code: "delegation.until-past"; readonly until: Date }
  | { readonly code: "delegation.nothing-to-change" }
  | { readonly code: "delegation.not-granted" }
  | { readonly code: "delegation.not-delegated"; readonly permissions: readonly Permission[] }
  | { readonly code: "delegation.not-recalled" }
  | { readonly code: "delegation.already-stopped" }
  | { readonly code: "delegation.not-stopped" }
  | { readonly code: "delegation.reason-missing" }
  | { readonly code: "delegation.reason-too-long"; readonly length: number; readonly max: number };

export const DELEGATION_REASON_CODES = [
  "delegation.reseller-unknown",
  "delegation.customer-unknown",
  "delegation.company-suspended",
  "delegation.stale",
  "delegation.nothing-granted",
  "delegation.needs-freeze-account",
  "delegation.quota-missing",
  "delegation.quota-without-permission",
  "delegation.quota-out-of-range",
  "delegation.quota-below-taken",
  "delegation.until-past",
  "delegation.nothing-to-change",
  "delegation.not-granted",
  "delegation.not-delegated",
  "delegation.not-recalled",
  "delegation.already-stopped",
  "delegation.not-stopped",
  "delegation.reason-missing",
  "delegation.reason-too-long",
] as const satisfies readonly DelegationReason["code"][];

/** What every act on a delegation asks. */
export type DelegationActFacts = {
  /** The acting company and those above it that are frozen: they write nothing (§14). */
  readonly suspended: readonly Holder[];
  /** Null: none was written. */
  readonly reason: string | null;
};

export type GrantFacts = DelegationActFacts & {
  /** The present grant, lapsed or revoked ones included; null: there never was one. */
  readonly current: (Delegation & { readonly version: number }) | null;
  /** The version the person saw; 0: none. */
  readonly version: number;
  readonly wish: Delegation;
  /** What the reseller's customers take of each kind now. */
  readonly taken: Readonly<Record<QuotaKind, Money>>;
  readonly at: Date;
};

export type RevokeFacts = DelegationActFacts & Pick<GrantFacts, "current" | "version" | "at">;

export type RecallFacts = DelegationActFacts & {
  readonly permissions: readonly Permission[];
  /** What the reseller holds over this customer now. */
  readonly held: readonly Permission[];
};

export type ReturnFacts = DelegationActFacts &
  Pick<GrantFacts, "current" | "at"> & {
    /** Whether something was taken back for each of the customers, and not given back yet. */
    readonly isRecalled: boolean;
  };

const ACT_RULES: readonly Rule<DelegationActFacts, DelegationReason>[] = [
  ({ suspended }) => (suspended.length > 0 ? { code: "delegation.company-suspended", companies: suspended } : null),

  ({ reason }) => {
    const { length } = Array.from(reason ?? "");
    return length > REASON_MAX ? { code: "delegation.reason-too-long", length, max: REASON_MAX } : null;
  },
];

const REASON_NEEDED: Rule<DelegationActFacts, DelegationReason> = ({ reason }) =>
  (reason ?? "").trim() === "" ? { code: "delegation.reason-missing" } : null;

const GRANT_RULES: readonly Rule<GrantFacts, DelegationReason>[] = [
  ...ACT_RULES,

  ({ current, version }) => (version === (current?.version ?? 0) ? null : { code: "delegation.stale", current }),

  ({ wish }) => (wish.permissions.length === 0 ? { code: "delegation.nothing-granted" } : null),

  ({ wish: { permissions } }) =>
    permissions.includes("freeze-resources") && !permissions.includes("freeze-account")
      ? { code: "delegation.needs-freeze-account" }
      : null,

  ({ wish }) =>
    wish.permissions.includes("set-budget") && wish.monthlyQuota === null && wish.oneTimeQuota === null
      ? { code: "delegation.quota-missing" }
      : null,

  ({ wish }) =>
    !wish.permissions.includes("set-budget") && (wish.monthlyQuota !== null || wish.oneTimeQuota !== null)
      ? { code: "delegation.quota-without-permission" }
      : null,

  ...QUOTA_KINDS.map(
    (kind): Rule<GrantFacts, DelegationReason> =>
      ({ wish }) => {
        const quota = quotaOf(wish, kind);
        return quota === null || isQuotaAmount(quota)
          ? null
          : { code: "delegation.quota-out-of-range", kind, max: QUOTA_MAX };
      },
  ),

  ...QUOTA_KINDS.map(
    (kind): Rule<GrantFacts, DelegationReason> =>
      (facts) =>
        belowTaken(facts, kind),
  ),

  ({ wish: { until }, at }) =>
    until !== null && until.getTime() <= at.getTime() ? { code: "delegation.until-past", until } : null,

  ({ current, wish, at }) =>
    current !== null && isInForce(current, at) && isSameDelegation(current, wish)
      ? { code: "delegation.nothing-to-change" }
      : null,
];

// Raising is free, whatever is taken already; taking a quota away is lowering it to nothing.
function belowTaken({ current, wish, taken, at }: GrantFacts, kind: QuotaKind): DelegationReason | null {
  const before = current !== null && isInForce(current, at) ? quotaOf(current, kind) : null;
  const asked = quotaOf(wish, kind);
  if (asked === null && (before === null || !wish.permissions.includes("set-budget"))) return null;
  const quota = asked ?? ZERO;
  if (quota >= taken[kind] || (before !== null && quota >= before)) return null;
  return {
    code: "delegation.quota-below-taken",
    kind,
    quota,
    taken: taken[kind],
    shortfall: minus(taken[kind], quota),
  };
}

/** Whether both grant the same. */
function isSameDelegation(left: Delegation, right: Delegation): boolean {
  return (
    left.permissions.length === right.permissions.length &&
    left.permissions.every((permission) => right.permissions.includes(permission)) &&
    left.monthlyQuota === right.monthlyQuota &&
    left.oneTimeQuota === right.oneTimeQuota &&
    left.until?.getTime() === right.until?.getTime()
  );
}

/** May this be granted, or changed to, now ("Grant and quota"). */
export function decideGrant(facts: GrantFacts): Decision<DelegationReason> {
  return decide(GRANT_RULES, facts);
}

/** May the grant be revoked: the budgets and restrictions stay. */
export function decideRevocation(facts: RevokeFacts): Decision<DelegationReason> {
  return decide<RevokeFacts, DelegationReason>(
    [
      ...ACT_RULES,
      ({ current, version }) => (version === (current?.version ?? 0) ? null : { code: "delegation.stale", current }),
      ({ current, at }) => (current !== null && isInForce(current, at) ? null : { code: "delegation.not-granted" }),
    ],
    facts,
  );
}

/** May these permissions be recalled for one customer; needs a reason (G1). */
export function decideRecall(facts: RecallFacts): Decision<DelegationReason> {
  return decide<RecallFacts, DelegationReason>(
    [
      ...ACT_RULES,
      REASON_NEEDED,
      ({ permissions }) => (permissions.length === 0 ? { code: "delegation.nothing-granted" } : null),
      ({ permissions, held }) => {
        const missing = permissions.filter((permission) => !held.includes(permission));
        return missing.length > 0 ? { code: "delegation.not-delegated", permissions: missing } : null;
      },
    ],
    facts,
  );
}

/** May what was recalled for these customers go back to their reseller; it ended with the grant, noted or not ("Recall"). */
export function decideReturn(facts: ReturnFacts): Decision<DelegationReason> {
  return decide<ReturnFacts, DelegationReason>(
    [
      ...ACT_RULES,
      ({ isRecalled, current, at }) =>
        isRecalled && current !== null && isInForce(current, at) ? null : { code: "delegation.not-recalled" },
    ],
    facts,
  );
}

/** May new purchases below a reseller be stopped, or the stop be lifted; needs a reason (G1). */
export function decideStop(
  facts: DelegationActFacts & { readonly wanted: "stop" | "resume"; readonly isStopped: boolean },
): Decision<DelegationReason> {
  return decide<typeof facts, DelegationReason>(
    [
      ...ACT_RULES,
      REASON_NEEDED,
      ({ wanted, isStopped }) => (wanted === "stop" && isStopped ? { code: "delegation.already-stopped" } : null),
      ({ wanted, isStopped }) => (wanted === "resume" && !isStopped ? { code: "delegation.not-stopped" } : null),
    ],
    facts,
  );
}
