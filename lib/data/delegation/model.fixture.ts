import type { BudgetType } from "@/lib/domain/budget/budget";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import type { Delegation, Holder, Permission, QuotaKind } from "@/lib/domain/delegation/authority";
import type { FreezeLevel, StoredFreezeOrigin } from "@/lib/domain/restriction/freeze";

/** The rules once more, as small as they can be said: what the product is held against, step by step. */

export type ModelAction = "alert-only" | "freeze-account" | "freeze-account-and-resources";

export type ModelBudget = {
  type: BudgetType;
  amount: bigint;
  action: ModelAction;
  lifts: boolean;
  from: string;
};
type ModelCause = { origin: StoredFreezeOrigin; level: FreezeLevel; month: string | null; gone: boolean };

export type ModelCustomer = {
  budget: ModelBudget | null;
  version: number;
  spent: Map<string, bigint>;
  causes: ModelCause[];
  /** Periods and amounts whose exhaustion is known, to a person or by having acted. */
  known: Set<string>;
  /** How often it has left and come back: usage is of one stay. */
  stay: number;
};

export type Model = {
  now: Date;
  grant: Delegation | null;
  version: number;
  customers: ModelCustomer[];
  residues: {
    customer: number;
    kind: QuotaKind;
    month: string | null;
    from: string | null;
    stay: number;
    amount: bigint;
  }[];
};

export function newModel(now: Date, customers: number): Model {
  const fresh = (): ModelCustomer => ({
    budget: null,
    version: 0,
    spent: new Map(),
    causes: [{ origin: "association-default", level: "account", month: null, gone: false }],
    known: new Set(),
    stay: 0,
  });
  return { now, grant: null, version: 0, customers: Array.from({ length: customers }, fresh), residues: [] };
}

export const NEEDED: Readonly<Record<ModelAction | FreezeLevel, readonly Permission[]>> = {
  "alert-only": [],
  account: ["freeze-account"],
  "freeze-account": ["freeze-account"],
  "account-and-resources": ["freeze-resources"],
  "freeze-account-and-resources": ["freeze-resources"],
};

export function granted({ grant, now }: Model): Delegation | null {
  return grant !== null && (grant.until === null || now < grant.until) ? grant : null;
}

export function holderOf(model: Model, permission: Permission): Holder {
  return granted(model)?.permissions.includes(permission) ? "reseller" : "distributor";
}

export function lacks(model: Model, actor: Holder, needed: readonly Permission[]): boolean {
  return needed.some((permission) => holderOf(model, permission) !== actor);
}

export function usedOf(model: Model, { spent, budget }: ModelCustomer, type = budget?.type ?? "monthly"): bigint {
  const month = billingMonthOf(model.now);
  const from = type === "one-time" && budget?.type === "one-time" ? budget.from : month;
  return [...spent].reduce((sum, [of, amount]) => (of >= from && of <= month ? sum + amount : sum), 0n);
}

export const larger = (left: bigint, right: bigint) => (left > right ? left : right);

export function customerAt({ customers }: Model, index: number): ModelCustomer {
  const customer = customers[index];
  if (!customer) throw new Error("no such customer");
  return customer;
}
