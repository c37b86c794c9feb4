import type { MemberRole } from "../access/actor";
import type { Budget } from "../budget/budget";
import type { BillingDay, BillingMonth } from "../calendar/billing-month";
import type { FreezeLevel } from "../restriction/freeze";

/** What a base consists of, in the order in which it is brought over: each needs only what comes before it. */
export const BASE_RECORDS = ["reseller", "customer", "account", "member"] as const;
export type BaseRecord = (typeof BASE_RECORDS)[number];

export type BaseReseller = {
  readonly record: "reseller";
  readonly accountName: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
};

export type BaseBudget = Pick<Budget, "type" | "amount" | "action" | "liftWhenRestored"> & {
  /** First month a one-time budget counts from; null: the running one, and always for a monthly budget. */
  readonly countsFrom: BillingMonth | null;
};

export type BaseCustomer = {
  readonly record: "customer";
  readonly accountName: string;
  readonly name: string;
  /** Account name of its reseller; null: the distributor's own. */
  readonly reseller: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  /** GMT+08:00 day from which its charges may count; null: see `associationStart`. */
  readonly associatedOn: BillingDay | null;
  /** Null: it has none. */
  readonly budget: BaseBudget | null;
  /** Null: it is not frozen. */
  readonly freeze: FreezeLevel | null;
  readonly payPerUseBlocked: boolean;
  /** Why it is frozen or blocked; null otherwise. */
  readonly reason: string | null;
};

export type BaseAccount = {
  readonly record: "account";
  /** SubAccountId of the deliveries. */
  readonly accountId: string;
  readonly name: string | null;
  /** Account name of the customer whose charges it has. */
  readonly customer: string;
  /** First GMT+08:00 day it holds for; null: from the account's first charge. */
  readonly fromDay: BillingDay | null;
};

export type BaseMember = {
  readonly record: "member";
  /** Account name of the company, the distributor's own included. */
  readonly company: string;
  /** In lower case. */
  readonly email: string;
  readonly roles: readonly MemberRole[];
  /** The locale of the invitation. */
  readonly language: string;
};

export type BaseRow = BaseReseller | BaseCustomer | BaseAccount | BaseMember;

/**
 * In the order in which they are brought over: kind by kind, and of the members administrators first, since nobody is
 * brought into a company without one. Otherwise rows keep theirs.
 */
export function inBringingOrder<Row extends BaseRow>(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted((left, right) => turnOf(left) - turnOf(right));
}

function turnOf(row: BaseRow): number {
  return BASE_RECORDS.indexOf(row.record) + (row.record === "member" && !row.roles.includes("administrator") ? 1 : 0);
}
