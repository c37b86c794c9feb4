import type { BudgetType, ExhaustionAction } from "@/lib/domain/budget/budget";
import type { Permission } from "@/lib/domain/delegation/authority";
import type { Money } from "@/lib/domain/money/money";
import type { RequestKind, RequestWish } from "@/lib/domain/request/request";
import type { BlockOrigin, StoredFreezeOrigin } from "@/lib/domain/restriction/freeze";

/** What a request's form begins with; only the fields of its kind are shown. */
export type RequestDraft = {
  readonly kind: RequestKind;
  readonly type: BudgetType;
  /** Null: nobody has named one yet. */
  readonly amount: Money | null;
  readonly action: ExhaustionAction;
  /** Causes that a lift would end. */
  readonly origins: readonly (StoredFreezeOrigin | BlockOrigin)[];
  readonly permissions: readonly Permission[];
  readonly monthlyQuota: Money | null;
  readonly oneTimeQuota: Money | null;
  readonly messageToCustomer: string | null;
};

const EMPTY: Omit<RequestDraft, "kind"> = {
  type: "monthly",
  amount: null,
  action: "alert-only",
  origins: [],
  permissions: [],
  monthlyQuota: null,
  oneTimeQuota: null,
  messageToCustomer: null,
};

/** A draft from what is the case: the present budget, the open causes, what is granted. */
export function draftOf(kind: RequestKind, known: Partial<Omit<RequestDraft, "kind">> = {}): RequestDraft {
  return { ...EMPTY, ...known, kind };
}

/** A draft from what was asked. */
export function draftOfWish(wish: RequestWish): RequestDraft {
  return { ...EMPTY, ...wish };
}
