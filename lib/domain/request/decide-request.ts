import { BUDGET_MAX, isBudgetAmount } from "../budget/budget";
import { type Decision, decide, REASON_MAX, type Rule } from "../decision";
import { type Holder, PERMISSIONS, type Permission } from "../delegation/authority";
import { isQuotaAmount, QUOTA_MAX } from "../delegation/quota";
import type { Money } from "../money/money";
import { MESSAGE_MAX } from "../restriction/cause";
import {
  type GrantedNow,
  grantWith,
  isGranted,
  isGrantRequest,
  type RequestKind,
  type RequestState,
  type RequestWish,
} from "./request";

export type RequestReason =
  /** No such request, or none of this company's. */
  | { readonly code: "request.unknown" }
  /** No such customer, or none of this reseller's. */
  | { readonly code: "request.customer-unknown" }
  | { readonly code: "request.company-suspended"; readonly companies: readonly Holder[] }
  /** Whoever asks holds all that it needs. */
  | { readonly code: "request.held-yourself"; readonly permissions: readonly Permission[] }
  | { readonly code: "request.already-pending"; readonly requestId: string; readonly since: Date }
  | { readonly code: "request.reason-missing" }
  | { readonly code: "request.text-too-long"; readonly length: number; readonly max: number }
  | { readonly code: "request.amount-out-of-range"; readonly max: Money }
  | { readonly code: "request.nothing-named" }
  | { readonly code: "request.nothing-asked" }
  | { readonly code: "request.needs-freeze-account" }
  | { readonly code: "request.quota-missing" }
  | { readonly code: "request.quota-without-permission" }
  | { readonly code: "request.not-pending"; readonly state: RequestState }
  /** What the values would change was changed since they were shown. */
  | { readonly code: "request.facts-changed" }
  /** Only a grant has an end. */
  | { readonly code: "request.no-until"; readonly kind: RequestKind }
  /** Granting is an administrator's or director's. */
  | { readonly code: "request.not-entitled" }
  /** Who sees only the customers assigned to it asks for those, not for the company. */
  | { readonly code: "request.assigned-only" }
  | { readonly code: "request.note-missing" }
  | { readonly code: "request.comment-missing" };

export const REQUEST_REASON_CODES = [
  "request.unknown",
  "request.customer-unknown",
  "request.company-suspended",
  "request.held-yourself",
  "request.already-pending",
  "request.reason-missing",
  "request.text-too-long",
  "request.amount-out-of-range",
  "request.nothing-named",
  "request.nothing-asked",
  "request.needs-freeze-account",
  "request.quota-missing",
  "request.quota-without-permission",
  "request.not-pending",
  "request.facts-changed",
  "request.no-until",
  "request.not-entitled",
  "request.assigned-only",
  "request.note-missing",
  "request.comment-missing",
] as const satisfies readonly RequestReason["code"][];

/** The acting company and those above it that are frozen: they write nothing (§14). */
type Suspended = { readonly suspended: readonly Holder[] };

export type RequestFacts = Suspended & {
  readonly wish: RequestWish;
  readonly reason: string;
  /** Permissions the act needs; for permission and quota requests what is granted now decides. */
  readonly needed: readonly Permission[];
  /** What the asking reseller holds over the customer now; for the others what it was granted. */
  readonly held: readonly Permission[];
  readonly granted: GrantedNow;
  /** Whether whoever asks is narrowed to the customers assigned to it. */
  readonly isNarrowed: boolean;
  /** The pending one of the same customer and kind; null: none. */
  readonly pending: { readonly id: string; readonly createdAt: Date } | null;
};

export type ApprovalFacts = Suspended & {
  readonly state: RequestState;
  readonly wish: RequestWish;
  readonly note: string | null;
  readonly until: Date | null;
  /** Version of the budget or grant that was shown, and the one there is. */
  readonly seen: number;
  readonly version: number;
  /** Whether the person may grant permissions. */
  readonly mayGrant: boolean;
};

export type RejectionFacts = Suspended & { readonly state: RequestState; readonly note: string };
export type WithdrawalFacts = Suspended & { readonly state: RequestState };
export type CommentFacts = Suspended & { readonly text: string };

const NOT_SUSPENDED: Rule<Suspended, RequestReason> = ({ suspended }) =>
  suspended.length > 0 ? { code: "request.company-suspended", companies: suspended } : null;

const PENDING: Rule<{ readonly state: RequestState }, RequestReason> = ({ state }) =>
  state === "pending" ? null : { code: "request.not-pending", state };

function tooLong(text: string | null, max: number): RequestReason | null {
  const { length } = Array.from(text ?? "");
  return length > max ? { code: "request.text-too-long", length, max } : null;
}

const isBlank = (text: string) => text.trim() === "";

type Asked = { readonly wish: RequestWish };

const WISH_RULES: readonly Rule<Asked, RequestReason>[] = [
  ({ wish }) =>
    "amount" in wish && !isBudgetAmount(wish.amount) ? { code: "request.amount-out-of-range", max: BUDGET_MAX } : null,

  ({ wish }) => ("origins" in wish && wish.origins.length === 0 ? { code: "request.nothing-named" } : null),

  ({ wish }) => ("messageToCustomer" in wish ? tooLong(wish.messageToCustomer, MESSAGE_MAX) : null),

  ({ wish }) =>
    "monthlyQuota" in wish &&
    [wish.monthlyQuota, wish.oneTimeQuota].some((quota) => quota !== null && !isQuotaAmount(quota))
      ? { code: "request.amount-out-of-range", max: QUOTA_MAX }
      : null,
];

const ASKING_RULES: readonly Rule<RequestFacts, RequestReason>[] = [
  NOT_SUSPENDED,

  ({ wish, needed, held }) =>
    !isGrantRequest(wish.kind) && needed.every((permission) => held.includes(permission))
      ? { code: "request.held-yourself", permissions: PERMISSIONS.filter((one) => needed.includes(one)) }
      : null,

  ({ wish, isNarrowed }) => (isNarrowed && isGrantRequest(wish.kind) ? { code: "request.assigned-only" } : null),

  ({ pending }) =>
    pending === null ? null : { code: "request.already-pending", requestId: pending.id, since: pending.createdAt },

  ({ reason }) => (isBlank(reason) ? { code: "request.reason-missing" } : null),
  ({ reason }) => tooLong(reason, REASON_MAX),

  ...WISH_RULES,

  ({ wish, granted }) =>
    (wish.kind === "permission" || wish.kind === "quota") && isGranted(wish, granted)
      ? { code: "request.nothing-asked" }
      : null,

  // The rules of the grant that would follow, so that nobody asks for what cannot be granted.
  ({ wish, granted }) => {
    if (wish.kind !== "permission") return null;
    const { permissions } = grantWith(wish, granted);
    return permissions.includes("freeze-resources") && !permissions.includes("freeze-account")
      ? { code: "request.needs-freeze-account" }
      : null;
  },
  ({ wish, granted }) => {
    if (wish.kind !== "permission") return null;
    const { permissions, monthlyQuota, oneTimeQuota } = grantWith(wish, granted);
    const hasQuota = monthlyQuota !== null || oneTimeQuota !== null;
    return permissions.includes("set-budget") && !hasQuota ? { code: "request.quota-missing" } : null;
  },
  ({ wish, granted }) => {
    if (wish.kind !== "permission" && wish.kind !== "quota") return null;
    const { permissions, monthlyQuota, oneTimeQuota } = grantWith(wish, granted);
    const hasQuota = monthlyQuota !== null || oneTimeQuota !== null;
    return hasQuota && !permissions.includes("set-budget") ? { code: "request.quota-without-permission" } : null;
  },
];

/** May this be asked now ("What may be asked"). */
export function decideRequest(facts: RequestFacts): Decision<RequestReason> {
  return decide(ASKING_RULES, facts);
}

/** May it be approved with these values; whether the act itself may be done is the act's own decision ("States"). */
export function decideApproval(facts: ApprovalFacts): Decision<RequestReason> {
  return decide<ApprovalFacts, RequestReason>(
    [
      NOT_SUSPENDED,
      PENDING,
      ...WISH_RULES,
      ({ wish, mayGrant }) => (isGrantRequest(wish.kind) && !mayGrant ? { code: "request.not-entitled" } : null),
      ({ wish, until }) =>
        until !== null && !isGrantRequest(wish.kind) ? { code: "request.no-until", kind: wish.kind } : null,
      ({ seen, version }) => (seen === version ? null : { code: "request.facts-changed" }),
      ({ note }) => tooLong(note, REASON_MAX),
    ],
    facts,
  );
}

/** May it be rejected; the reseller is told why, so a note is needed. */
export function decideRejection(facts: RejectionFacts): Decision<RequestReason> {
  return decide<RejectionFacts, RequestReason>(
    [
      NOT_SUSPENDED,
      PENDING,
      ({ note }) => (isBlank(note) ? { code: "request.note-missing" } : null),
      ({ note }) => tooLong(note, REASON_MAX),
    ],
    facts,
  );
}

/** May the reseller take it back: while it is pending. */
export function decideWithdrawal(facts: WithdrawalFacts): Decision<RequestReason> {
  return decide<WithdrawalFacts, RequestReason>([NOT_SUSPENDED, PENDING], facts);
}

/** May this be said in the thread; also after it was decided. */
export function decideComment(facts: CommentFacts): Decision<RequestReason> {
  return decide<CommentFacts, RequestReason>(
    [
      NOT_SUSPENDED,
      ({ text }) => (isBlank(text) ? { code: "request.comment-missing" } : null),
      ({ text }) => tooLong(text, MESSAGE_MAX),
    ],
    facts,
  );
}
