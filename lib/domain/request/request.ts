import type { BudgetType, ExhaustionAction } from "../budget/budget";
import { PERMISSIONS, type Permission } from "../delegation/authority";
import type { Money } from "../money/money";
import { permissionsFor, permissionsForLevels } from "../restriction/cause";
import type { BlockOrigin, FreezeLevel, StoredFreezeOrigin } from "../restriction/freeze";

export const CUSTOMER_REQUEST_KINDS = [
  "activate",
  "adjust-budget",
  "freeze-account",
  "freeze-account-and-resources",
  "lift",
  "block-pay-per-use",
  "allow-pay-per-use",
] as const;
export type CustomerRequestKind = (typeof CUSTOMER_REQUEST_KINDS)[number];

/** About what the reseller itself is granted. */
export const GRANT_REQUEST_KINDS = ["permission", "quota"] as const;
export type GrantRequestKind = (typeof GRANT_REQUEST_KINDS)[number];

export const REQUEST_KINDS = [...CUSTOMER_REQUEST_KINDS, ...GRANT_REQUEST_KINDS] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

export const REQUEST_STATES = ["pending", "approved", "rejected", "withdrawn", "superseded"] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

export const REQUEST_EVENTS = ["approve", "fail", "reject", "withdraw", "supersede"] as const;
export type RequestEvent = (typeof REQUEST_EVENTS)[number];

/** What a thread keeps. */
export const REQUEST_ENTRY_KINDS = [
  "asked",
  "commented",
  "approved",
  "approved-with-changes",
  "execution-failed",
  "rejected",
  "withdrawn",
  "superseded",
] as const;
export type RequestEntryKind = (typeof REQUEST_ENTRY_KINDS)[number];

/** The values a kind proposes. */
export type RequestWish =
  | {
      readonly kind: "activate" | "adjust-budget";
      readonly type: BudgetType;
      readonly amount: Money;
      readonly action: ExhaustionAction;
    }
  | {
      readonly kind: "freeze-account" | "freeze-account-and-resources" | "block-pay-per-use";
      readonly messageToCustomer: string | null;
    }
  | {
      readonly kind: "lift";
      readonly origins: readonly StoredFreezeOrigin[];
      readonly messageToCustomer: string | null;
    }
  | {
      readonly kind: "allow-pay-per-use";
      readonly origins: readonly BlockOrigin[];
      readonly messageToCustomer: string | null;
    }
  | {
      readonly kind: "permission";
      readonly permissions: readonly Permission[];
      /** Null: not asked for. */
      readonly monthlyQuota: Money | null;
      readonly oneTimeQuota: Money | null;
    }
  | {
      readonly kind: "quota";
      /** Null: stays as it is. */
      readonly monthlyQuota: Money | null;
      readonly oneTimeQuota: Money | null;
    };

const AFTER: Readonly<Record<RequestEvent, RequestState>> = {
  approve: "approved",
  fail: "pending",
  reject: "rejected",
  withdraw: "withdrawn",
  supersede: "superseded",
};

/** Where an event leads; null where there is no way ("States"). */
export function nextRequestState(state: RequestState, event: RequestEvent): RequestState | null {
  return state === "pending" ? AFTER[event] : null;
}

export function isGrantRequest(kind: RequestKind): kind is GrantRequestKind {
  return GRANT_REQUEST_KINDS.some((known) => known === kind);
}

/** What the act of a customer's request needs; a lift what each of the levels that it ends needs. */
export function permissionsToDo(kind: CustomerRequestKind, lifted: readonly FreezeLevel[] = []): readonly Permission[] {
  switch (kind) {
    case "adjust-budget":
      return ["set-budget"];
    case "activate":
      return ["set-budget", "freeze-account"];
    case "freeze-account":
    case "block-pay-per-use":
    case "allow-pay-per-use":
      return permissionsFor("account");
    case "freeze-account-and-resources":
      return permissionsFor("account-and-resources");
    case "lift":
      return permissionsForLevels(lifted);
  }
}

export type OpenLevel = { readonly origin: StoredFreezeOrigin; readonly level: FreezeLevel };

/** What the wish needs where these causes are open: a lift what ending the named ones of them needs, as when it is done. */
export function neededFor(wish: RequestWish, open: readonly OpenLevel[]): readonly Permission[] {
  if (wish.kind === "permission" || wish.kind === "quota") return [];
  if (wish.kind !== "lift") return permissionsToDo(wish.kind);
  const levels = open.filter(({ origin }) => wish.origins.includes(origin)).map(({ level }) => level);
  return permissionsToDo("lift", levels.length > 0 ? levels : ["account"]);
}

/** Origins of the open causes that activating ends: never what a person froze ("What may be asked", G3). */
export function endedByActivating(open: readonly (StoredFreezeOrigin | BlockOrigin)[]): StoredFreezeOrigin[] {
  return (["association-default", "budget-exhausted"] as const).filter((origin) => open.includes(origin));
}

/** What a reseller is granted now; nothing: no permissions and no quotas. */
export type GrantedNow = {
  readonly permissions: readonly Permission[];
  readonly monthlyQuota: Money | null;
  readonly oneTimeQuota: Money | null;
};

/** Whether the grant already gives all that a permission or quota request asks for. */
export function isGranted(wish: Extract<RequestWish, { kind: GrantRequestKind }>, granted: GrantedNow): boolean {
  const permissions = wish.kind === "permission" ? wish.permissions : [];
  return (
    permissions.every((permission) => granted.permissions.includes(permission)) &&
    reaches(granted.monthlyQuota, wish.monthlyQuota) &&
    reaches(granted.oneTimeQuota, wish.oneTimeQuota)
  );
}

/** Whether a permission or quota request has lost its point: given, or a quota without set-budget to use it ("States"). */
export function isPointless(wish: Extract<RequestWish, { kind: GrantRequestKind }>, granted: GrantedNow): boolean {
  return isGranted(wish, granted) || (wish.kind === "quota" && !granted.permissions.includes("set-budget"));
}

function reaches(granted: Money | null, asked: Money | null): boolean {
  return asked === null || (granted !== null && granted >= asked);
}

/** The grant as it would stand: what is granted now and what was asked on top. */
export function grantWith(wish: Extract<RequestWish, { kind: GrantRequestKind }>, granted: GrantedNow): GrantedNow {
  const asked = wish.kind === "permission" ? wish.permissions : [];
  return {
    permissions: PERMISSIONS.filter(
      (permission) => asked.includes(permission) || granted.permissions.includes(permission),
    ),
    monthlyQuota: wish.monthlyQuota ?? granted.monthlyQuota,
    oneTimeQuota: wish.oneTimeQuota ?? granted.oneTimeQuota,
  };
}
