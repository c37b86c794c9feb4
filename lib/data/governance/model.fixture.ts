import type { RequestWish } from "@/lib/contracts/request";
import type { CompanyState } from "@/lib/domain/access/actor";
import type { BudgetType } from "@/lib/domain/budget/budget";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import type { Delegation, Holder, Permission, QuotaKind } from "@/lib/domain/delegation/authority";
import type { RequestState } from "@/lib/domain/request/request";
import type { FreezeLevel, StoredFreezeOrigin } from "@/lib/domain/restriction/freeze";

/** The rules once more, as small as they can be said: what the product is held against, step by step. */

/** One of the two resellers. */
export type Place = 0 | 1;
export const PLACES = [0, 1] as const satisfies readonly Place[];

/** Who acts: the distributor of both resellers, or one of these. */
export type Company = "distributor" | Place;

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
  /** Null: the distributor's own. */
  at: Place | null;
  /** Taken back from the reseller it is with. */
  recalled: readonly Permission[];
  budget: ModelBudget | null;
  version: number;
  spent: Map<string, bigint>;
  causes: ModelCause[];
  /** Periods and amounts whose exhaustion is known, to a person or by having acted. */
  known: Set<string>;
  /** How often it has left and come back: usage is of one stay. */
  stay: number;
  /** From whom it asked to part, each time. */
  left: (Place | null)[];
};

export type ModelReseller = { grant: Delegation | null; version: number; state: CompanyState };

/** A spent part that stays taken. */
export type Residue = {
  place: Place;
  customer: number;
  kind: QuotaKind;
  month: string | null;
  from: string | null;
  stay: number;
  amount: bigint;
};

export type ModelRequest = {
  by: Place;
  /** Null: about what the reseller itself is granted. */
  about: number | null;
  wish: RequestWish;
  state: RequestState;
  /** An approval was tried, and the act could not be done. */
  failed: boolean;
};

export type Model = {
  now: Date;
  resellers: [ModelReseller, ModelReseller];
  customers: ModelCustomer[];
  residues: Residue[];
  requests: ModelRequest[];
};

const freshReseller = (): ModelReseller => ({ grant: null, version: 0, state: "active" });

export const frozenByAssociation = (): ModelCustomer["causes"] => [
  { origin: "association-default", level: "account", month: null, gone: false },
];

export function newModel(now: Date, customers: number): Model {
  const fresh = (): ModelCustomer => ({
    at: 0,
    recalled: [],
    budget: null,
    version: 0,
    spent: new Map(),
    causes: frozenByAssociation(),
    known: new Set(),
    stay: 0,
    left: [],
  });
  return {
    now,
    resellers: [freshReseller(), freshReseller()],
    customers: Array.from({ length: customers }, fresh),
    residues: [],
    requests: [],
  };
}

export const NEEDED: Readonly<Record<ModelAction | FreezeLevel, readonly Permission[]>> = {
  "alert-only": [],
  account: ["freeze-account"],
  "freeze-account": ["freeze-account"],
  "account-and-resources": ["freeze-resources"],
  "freeze-account-and-resources": ["freeze-resources"],
};

/** The grant of a reseller while it stands. */
export function granted({ resellers, now }: Model, place: Place | null): Delegation | null {
  const grant = place === null ? null : resellers[place].grant;
  return grant !== null && (grant.until === null || now < grant.until) ? grant : null;
}

export function holderOf(model: Model, index: number, permission: Permission): Holder {
  const { at, recalled } = customerAt(model, index);
  const isGranted = granted(model, at)?.permissions.includes(permission) ?? false;
  return isGranted && !recalled.includes(permission) ? "reseller" : "distributor";
}

export function lacks(model: Model, index: number, company: Company, needed: readonly Permission[]): boolean {
  const holder = company === "distributor" ? "distributor" : "reseller";
  return needed.some((permission) => holderOf(model, index, permission) !== holder);
}

/** Neither its reseller nor the distributor above it: to those there is no such customer. */
export const isStranger = (model: Model, index: number, company: Company) =>
  company !== "distributor" && customerAt(model, index).at !== company;

/** A frozen company writes nothing. */
export const isFrozen = ({ resellers }: Model, company: Company | null) =>
  company !== null && company !== "distributor" && resellers[company].state === "frozen";

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

type Refusals = readonly (readonly [boolean, string])[];
/** The codes of what is against it. */
export const codesOf = (refusals: Refusals): string[] => refusals.filter(([when]) => when).map(([, code]) => code);
