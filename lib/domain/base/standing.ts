import type { CompanyState, MemberRole } from "../access/actor";
import type { BudgetFacts } from "../budget/budget-reasons";
import type { BillingDay, BillingMonth } from "../calendar/billing-month";
import type { Holder } from "../delegation/authority";
import type { BaseAccount, BaseBudget, BaseCustomer } from "./base-row";

/** The company that has an account name. */
export type StandingCompany =
  /** Another distributor's: nothing of it may be told. */
  | { readonly kind: "foreign" }
  | { readonly kind: "distributor" }
  | {
      readonly kind: "reseller";
      readonly name: string;
      readonly email: string | null;
      readonly phone: string | null;
      readonly state: CompanyState;
      /** The pools of its customers' budgets; null: set-budget is not granted to it. */
      readonly quotas: BudgetFacts["quotas"];
    }
  | {
      readonly kind: "customer";
      readonly name: string;
      readonly email: string | null;
      readonly phone: string | null;
      /** Account name; null: the distributor's own. */
      readonly reseller: string | null;
      /** Its association has ended. */
      readonly hasLeft: boolean;
      readonly associatedOn: BillingDay | null;
      readonly budget: BaseBudget | null;
      readonly freeze: BaseCustomer["freeze"];
      readonly payPerUseBlocked: boolean;
    };

/** A mapping in force. */
export type StandingMapping = Pick<BaseAccount, "customer" | "fromDay">;

/** What a row is decided on: what stands, and what the rows before it will have brought. */
export type Standing = {
  /** Who of the acting side is frozen: it writes nothing (§14). */
  readonly suspended: readonly Holder[];
  readonly today: BillingDay;
  readonly month: BillingMonth;
  /** By account name; absent: free. */
  readonly companies: ReadonlyMap<string, StandingCompany>;
  /** By account id; absent: nobody's. */
  readonly mappings: ReadonlyMap<string, StandingMapping>;
  /** Roles of members and of open invitations, by `memberKey`. */
  readonly members: ReadonlyMap<string, readonly MemberRole[]>;
  /** Account names of the companies among those members' that have an administrator, or one invited. */
  readonly administered: ReadonlySet<string>;
};

export function memberKey(company: string, email: string): string {
  return `${company} ${email}`;
}
